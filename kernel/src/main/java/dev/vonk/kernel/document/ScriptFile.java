package dev.vonk.kernel.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scripts (`.jsh`) as sequences of cells, and notebooks as scripts. A script with `// %%` lines has one cell behind
/// each:
///
///     // %%
///     int n = 1;
///
///     // %% [markdown]
///     // # A heading
///
/// A script without them has one cell per block (see [ScriptBlocks]). [#write] always puts markers, and [#cells] gives
/// back from its text exactly the kinds and sources it was given.
public final class ScriptFile {
    private static final Pattern MARKER = Pattern.compile("//\\s?%%(.*)");
    private static final Pattern KIND = Pattern.compile("\\[(markdown|raw)\\]");
    /// A line of a cell that would be taken for a marker, or for such a line once escaped.
    private static final Pattern LIKE_MARKER = Pattern.compile("(//\\s?)(\\\\*%%.*)");
    private static final Pattern ESCAPED = Pattern.compile("(//\\s?)\\\\(\\\\*%%.*)");
    private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\r)\n");

    private ScriptFile() {}

    /// @throws NotebookException if the file cannot be read
    public static Notebook read(Path file) {
        return Notebook.of(cells(NotebookFile.text(file)));
    }

    public static List<Cell> cells(String script) {
        boolean windows = !LONE_LINE_FEED.matcher(script).find();
        String text = windows ? script.replace("\r\n", "\n") : script;
        return CellIds.completed(isMarked(text) ? markedCells(text) : blocks(text));
    }

    static boolean isMarked(String text) {
        return text.lines().anyMatch(line -> MARKER.matcher(line.stripTrailing()).matches());
    }

    /// The notebook as a script: Markdown and raw cells as comments; outputs are left out.
    public static String write(Notebook notebook) {
        List<String> lines = new ArrayList<>();
        for (Cell cell : notebook.cells()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            boolean code = cell.kind() == CellKind.CODE;
            lines.add(code ? "// %%" : "// %% [" + cell.kind().word() + "]");
            linesOf(cell.source())
                    .map(line -> code ? line : commented(line))
                    .map(line -> LIKE_MARKER.matcher(line).replaceFirst("$1\\\\$2"))
                    .forEach(lines::add);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static List<Cell> markedCells(String text) {
        List<Cell> cells = new ArrayList<>();
        List<String> body = new ArrayList<>();
        CellKind kind = null;
        for (String line : linesOf(withoutLastBreak(text)).toList()) {
            Matcher marker = MARKER.matcher(line.stripTrailing());
            if (!marker.matches()) {
                body.add(line);
                continue;
            }
            if (!body.isEmpty() && body.getLast().isEmpty()) {
                body.removeLast();
            }
            close(cells, kind, body);
            kind = kind(marker.group(1));
        }
        close(cells, kind, body);
        return cells;
    }

    private static CellKind kind(String title) {
        Matcher word = KIND.matcher(title);
        if (!word.find()) {
            return CellKind.CODE;
        }
        return word.group(1).equals("raw") ? CellKind.RAW : CellKind.MARKDOWN;
    }

    /// Ends the cell whose lines were gathered; before the first marker there is none, only code by itself.
    private static void close(List<Cell> cells, @Nullable CellKind kind, List<String> body) {
        Stream<String> lines = body.stream().map(line -> ESCAPED.matcher(line).replaceFirst("$1$2"));
        if (kind == null) {
            cells.addAll(blocks(String.join("\n", lines.toList())));
        } else if (kind == CellKind.CODE) {
            cells.add(cell(kind, String.join("\n", lines.toList())));
        } else {
            cells.add(cell(kind, String.join("\n", lines.map(ScriptFile::uncommented).toList())));
        }
        body.clear();
    }

    private static List<Cell> blocks(String text) {
        return ScriptBlocks.of(text).stream().map(block -> cell(CellKind.CODE, block)).toList();
    }

    static Cell cell(CellKind kind, String source) {
        return new Cell("", kind, source, JsonObject.EMPTY, OptionalInt.empty(), List.of(), JsonObject.EMPTY);
    }

    private static String commented(String line) {
        return line.isEmpty() ? "//" : "// " + line;
    }

    private static String uncommented(String line) {
        if (line.startsWith("// ")) {
            return line.substring(3);
        }
        return line.startsWith("//") ? line.substring(2) : line;
    }

    private static String withoutLastBreak(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static Stream<String> linesOf(String text) {
        return Stream.of(text.split("\n", -1));
    }
}

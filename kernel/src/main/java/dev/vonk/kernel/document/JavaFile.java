package dev.vonk.kernel.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A `.java` file as cells. With `// %%` markers it is read as a script; without, it is a program: one cell with the
/// file's declarations (its `package` line left out, for a session has no packages) and one that calls `main`, be it
/// in a class or, as Java 25 allows, by itself.
public final class JavaFile {
    private static final Set<String> TYPES = Set.of("class", "record", "enum", "interface");

    private final String text;
    private final List<JavaToken> tokens;

    private JavaFile(String text) {
        this.text = text;
        this.tokens = JavaTokens.of(text).stream()
                .filter(token -> token.kind() != JavaToken.Kind.COMMENT)
                .toList();
    }

    /// @throws NotebookException if the file cannot be read
    public static Notebook read(Path file) {
        return Notebook.of(cells(NotebookFile.text(file)));
    }

    public static List<Cell> cells(String text) {
        return ScriptFile.isMarked(text) ? ScriptFile.cells(text) : new JavaFile(text).program();
    }

    private List<Cell> program() {
        List<Cell> cells = new ArrayList<>();
        cells.add(ScriptFile.cell(CellKind.CODE, withoutPackage().strip()));
        mainCall().ifPresent(call -> cells.add(ScriptFile.cell(CellKind.CODE, call)));
        return CellIds.completed(cells);
    }

    private String withoutPackage() {
        if (tokens.isEmpty() || !is(0, "package")) {
            return text;
        }
        for (JavaToken token : tokens) {
            if (token.is(text, ";")) {
                return text.substring(0, tokens.getFirst().start()) + text.substring(token.end()).stripLeading();
            }
        }
        return text;
    }

    /// Looks for `void main(` and remembers the type it stands in.
    private Optional<String> mainCall() {
        int depth = 0;
        String type = "";
        boolean isStatic = false;
        for (int index = 0; index < tokens.size(); index++) {
            JavaToken token = tokens.get(index);
            if (depth == 0 && TYPES.contains(token.text(text)) && index + 1 < tokens.size()) {
                type = tokens.get(index + 1).text(text);
            }
            if (token.is(text, ";") || token.is(text, "{") || token.is(text, "}")) {
                isStatic = false;
            }
            isStatic |= token.is(text, "static");
            if (depth <= 1 && isMain(index)) {
                String owner = isStatic ? type + "." : "new " + type + "().";
                return Optional
                        .of((depth == 0 ? "" : owner) + (is(index + 3, ")") ? "main();" : "main(new String[0]);"));
            }
            depth += ScriptBlocks.depthChange(token, text);
        }
        return Optional.empty();
    }

    private boolean isMain(int index) {
        return is(index, "void") && is(index + 1, "main") && is(index + 2, "(");
    }

    private boolean is(int index, String word) {
        return index < tokens.size() && tokens.get(index).is(text, word);
    }
}

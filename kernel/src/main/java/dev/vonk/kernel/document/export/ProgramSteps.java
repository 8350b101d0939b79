package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.SqlCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A notebook's cells as the steps of a program, in order. A variable declared a second time with another type, which a
/// session allows and a method does not, gets a new name from there on.
final class ProgramSteps {
    private static final Pattern MAVEN = Pattern.compile("%maven\\s+(\\S+)\\s*");

    private static final String LINE_OF_SQL = "%sql ";

    sealed interface Step {
        /// The number of the cell it comes from.
        int cell();
    }

    /// Text that becomes a comment.
    record Remark(int cell, String text) implements Step {}

    /// @param last whether the snippet ends its cell, so that its value is shown
    record Code(int cell, JavaSnippet snippet, boolean last) implements Step {}

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> libraries = new LinkedHashSet<>();
    private final Set<String> declaredTwice = new LinkedHashSet<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private int cell;

    ProgramSteps(Notebook notebook) {
        for (Cell source : notebook.cells()) {
            cell++;
            switch (source.kind()) {
                case MARKDOWN -> remark(source.source());
                case CODE -> code(source.source());
                case RAW -> {}
            }
        }
        resolve();
    }

    List<Step> steps() {
        return steps;
    }

    /// The libraries that `%maven` lines ask for.
    Set<String> libraries() {
        return libraries;
    }

    /// Variables that are declared again with the same type, which is to assign them.
    Set<String> declaredTwice() {
        return declaredTwice;
    }

    private void remark(String text) {
        if (!text.isBlank()) {
            steps.add(new Remark(cell, text.strip()));
        }
    }

    private void code(String source) {
        String start = source.stripLeading();
        Optional<SqlCell> sql = SqlCell.of(source);
        if (sql.isPresent()) {
            SqlProgram.of(sql.get()).forEach(statement -> piece(statement, true));
            return;
        }
        if (start.startsWith("%%")) {
            remark("A cell that is not Java:\n" + start);
            return;
        }
        List<String> pieces = SnippetSplitter.split(withoutMagics(source));
        for (int index = 0; index < pieces.size(); index++) {
            piece(pieces.get(index), index == pieces.size() - 1);
        }
    }

    private String withoutMagics(String source) {
        return source.lines()
                .map(line -> line.startsWith(LINE_OF_SQL)
                        ? SqlProgram.line(line.substring(LINE_OF_SQL.length()))
                        : line)
                .filter(line -> {
                    if (!line.startsWith("%")) {
                        return true;
                    }
                    Matcher maven = MAVEN.matcher(line);
                    if (maven.matches()) {
                        libraries.add(maven.group(1));
                    } else {
                        remark(line);
                    }
                    return false;
                })
                .collect(Collectors.joining("\n"));
    }

    private void piece(String piece, boolean last) {
        steps.add(new Code(cell, JavaSnippet.of(JavaSnippet.Kind.BROKEN, piece), last));
    }

    /// Tells what the pieces are, all at once, and gives new names where they are needed.
    private void resolve() {
        parse();
        if (cutBrokenAtLines()) {
            parse();
        }
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index) instanceof Code code) {
                code.snippet().variables().forEach(this::declare);
                steps.set(index, renamed.isEmpty() ? code : unresolved(code));
            }
        }
        if (!renamed.isEmpty()) {
            parse();
        }
    }

    /// Where a piece is not Java, because semicolons are missing at the ends of its lines, its lines may be.
    private boolean cutBrokenAtLines() {
        List<Step> cut = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Code code && code.snippet().kind() == JavaSnippet.Kind.BROKEN) {
                List<String> lines = SnippetSplitter.splitAtLines(code.snippet().text());
                boolean better = SnippetParser.parse(lines).stream()
                        .noneMatch(snippet -> snippet.kind() == JavaSnippet.Kind.BROKEN);
                if (better) {
                    for (int index = 0; index < lines.size(); index++) {
                        JavaSnippet line = JavaSnippet.of(JavaSnippet.Kind.BROKEN, lines.get(index));
                        cut.add(new Code(code.cell(), line, code.last() && index == lines.size() - 1));
                    }
                    continue;
                }
            }
            cut.add(step);
        }
        boolean changed = cut.size() > steps.size();
        steps.clear();
        steps.addAll(cut);
        return changed;
    }

    private Code unresolved(Code code) {
        String text = new SnippetText(code.snippet().text()).renamed(renamed).source();
        return new Code(code.cell(), JavaSnippet.of(JavaSnippet.Kind.BROKEN, text), code.last());
    }

    private void parse() {
        List<String> pieces = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Code code) {
                pieces.add(code.snippet().text());
            }
        }
        Iterator<JavaSnippet> parsed = SnippetParser.parse(pieces).iterator();
        steps.replaceAll(step -> step instanceof Code code ? new Code(code.cell(), parsed.next(), code.last()) : step);
    }

    private void declare(JavaSnippet.Variable variable) {
        String name = variable.name();
        String type = variable.type() == null ? "var" : variable.type();
        String before = types.put(name, type);
        if (before == null) {
            return;
        }
        if (before.equals(type) && !type.equals("var")) {
            declaredTwice.add(renamed.getOrDefault(name, name));
            return;
        }
        int number = 2;
        while (types.containsKey(name + number)) {
            number++;
        }
        types.put(name + number, type);
        renamed.put(name, name + number);
    }
}

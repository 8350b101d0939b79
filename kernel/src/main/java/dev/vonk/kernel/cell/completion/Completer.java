package dev.vonk.kernel.cell.completion;

import dev.vonk.kernel.cell.text.CellSplitter;
import dev.vonk.kernel.cell.text.JavaTokens;
import dev.vonk.kernel.cell.text.JavaTokens.Token;
import dev.vonk.kernel.cell.text.SyntaxCheck;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Completes and describes Java in a cell whose magics have been blanked out.
///
/// JShell's analysis does the work; this adds the columns inside string literals, the signatures of candidates, the
/// argument that the cursor is in, and documentation of classes whose source is at hand.
public final class Completer {

    private static final int MOST_CANDIDATES = 300;
    private static final Duration TIME_FOR_DETAILS = Duration.ofMillis(80);
    private static final Set<String> OF_EVERY_OBJECT = Set.of("clone()", "equals(", "finalize()", "getClass()",
            "hashCode()", "notify()", "notifyAll()", "toString()", "wait(");

    /// What has the wanted type, then what is special to the place, then names of values, then those of classes.
    private static final Comparator<Map.Entry<String, Boolean>> USEFUL_FIRST = Comparator
            .comparing((Map.Entry<String, Boolean> each) -> !each.getValue())
            .thenComparing(each -> OF_EVERY_OBJECT.contains(each.getKey()))
            .thenComparing(each -> Character.isUpperCase(each.getKey().charAt(0)))
            .thenComparing(Map.Entry::getKey);

    private final SourceCodeAnalysis analysis;
    private final CellSplitter splitter;
    private final SyntaxCheck syntax;
    private final SourceDocumentation sources;
    private final Columns columns;

    /// @param variables the value of a variable of the session
    public Completer(
            SourceCodeAnalysis analysis,
            CellSplitter splitter,
            SyntaxCheck syntax,
            SourceDocumentation sources,
            Function<String, Optional<Object>> variables,
            ColumnNames columnNames) {
        this.analysis = analysis;
        this.splitter = splitter;
        this.syntax = syntax;
        this.sources = sources;
        this.columns = new Columns(variables, columnNames);
    }

    public Completions complete(String cell, int cursor) {
        return columns.complete(cell, cursor).orElseGet(() -> completeJava(cell, cursor));
    }

    public Description describe(String cell, int cursor) {
        Context context = Context.of(cell, cursor, splitter, syntax);
        int argument = argument(context.code());
        List<Description.Signature> signatures = analysis
                .documentation(context.code(), context.code().length(), true).stream()
                .sorted(Comparator.comparing(each -> SignatureText.parameters(each.signature()) <= argument))
                .map(this::signature)
                .distinct()
                .toList();
        return new Description(signatures, signatures.isEmpty() ? -1 : argument);
    }

    private Completions completeJava(String cell, int cursor) {
        Context context = Context.of(cell, cursor, splitter, syntax);
        int[] anchor = {context.code().length()};
        List<Suggestion> suggestions = analysis.completionSuggestions(context.code(), context.code().length(), anchor);
        Map<String, Boolean> fitting = new LinkedHashMap<>();
        suggestions.forEach(each -> fitting.merge(each.continuation(), each.matchesType(), Boolean::logicalOr));
        String before = context.code().substring(0, anchor[0]);
        long detailsEnd = System.nanoTime() + TIME_FOR_DETAILS.toNanos();
        return new Completions(anchor[0] + context.shift(), fitting.entrySet().stream()
                .sorted(USEFUL_FIRST)
                .limit(MOST_CANDIDATES)
                .map(each -> new Completion(each.getKey(), kind(each.getKey()),
                        detail(before, each.getKey(), detailsEnd), each.getValue()))
                .toList());
    }

    private static Completion.Kind kind(String text) {
        if (text.endsWith("(") || text.endsWith("()")) {
            return Completion.Kind.METHOD;
        }
        return SourceVersion.isKeyword(text.strip()) ? Completion.Kind.KEYWORD : Completion.Kind.NAME;
    }

    /// Signatures cost time, those of the JDK most, whose parameter names are read from its sources.
    private String detail(String before, String candidate, long end) {
        if (System.nanoTime() > end) {
            return "";
        }
        String code = before + (candidate.endsWith("()") ? candidate.substring(0, candidate.length() - 1) : candidate);
        List<String> signatures = analysis.documentation(code, code.length(), false).stream()
                .map(each -> SignatureText.shortened(each.signature()))
                .map(each -> each.substring(each.indexOf(candidate + ":") < 0 ? 0 : each.lastIndexOf(':') + 1))
                .distinct()
                .toList();
        return switch (signatures.size()) {
            case 0 -> "";
            case 1 -> signatures.getFirst();
            default -> signatures.getFirst() + "  (+" + (signatures.size() - 1) + ")";
        };
    }

    private Description.Signature signature(Documentation found) {
        String documentation = Optional.ofNullable(found.javadoc()).map(DocumentationText::markdown)
                .or(() -> sources.of(found.signature()))
                .orElse("");
        return new Description.Signature(SignatureText.shortened(found.signature()), documentation);
    }

    /// Which argument of the innermost open call the end of the text is in, or -1. The analysis does not tell.
    private static int argument(String code) {
        List<Token> tokens = JavaTokens.of(code);
        int closed = 0;
        int commas = 0;
        for (int at = tokens.size() - 1; at >= 0; at--) {
            Token token = tokens.get(at);
            if (token.kind() != JavaTokens.Kind.SYMBOL) {
                continue;
            }
            switch (code.charAt(token.start())) {
                case ')', ']', '}' -> closed++;
                case '[', '{' -> closed = Math.max(0, closed - 1);
                case '(' -> {
                    if (closed == 0) {
                        return commas;
                    }
                    closed--;
                }
                case ',' -> commas += closed == 0 ? 1 : 0;
                default -> {}
            }
        }
        return -1;
    }
}

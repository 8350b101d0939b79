package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.text.CompilerMessage;
import dev.vonk.kernel.cell.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// What to do about a compile error, for the errors people make most.
final class Hints {

    private static final int MOST_IMPORTS = 3;

    private final Evaluator evaluator;

    Hints(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /// @param code the compiler's own name of the error
    /// @param offset where the error is in the source
    Optional<String> hint(String code, CompilerMessage message, String source, int offset) {
        if (code.startsWith("compiler.err.cant.resolve")) {
            return unknownName(message.symbol(), source, offset);
        }
        return switch (code) {
            case "compiler.err.unreported.exception.need.to.catch.or.throw" ->
                Optional.of("catch it inside the lambda or method, or declare that the method throws it");
            case "compiler.err.cant.ref.non.effectively.final.var" ->
                Optional.of("a lambda may only use local variables that are assigned once");
            case "compiler.err.doesnt.exist" ->
                Optional.of("a library that is not there yet is added with %maven group:artifact:version");
            case "compiler.err.illegal.char" ->
                Optional.of("was this copied from a document? Quotes and dashes there are often not those of Java");
            case "compiler.err.unclosed.str.lit" ->
                Optional.of("a string that spans lines is written between three quotes: \"\"\"");
            default -> Optional.empty();
        };
    }

    private Optional<String> unknownName(String name, String source, int offset) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return nearest(name, source, offset).map(found -> "did you mean " + found + "?")
                .or(() -> missingImport(name, source, offset));
    }

    /// Asks completion what could stand there, which knows members, variables and types alike.
    private Optional<String> nearest(String name, String source, int offset) {
        String before = source.substring(0, Math.min(offset, source.length()));
        int mostEdits = Math.max(1, name.length() / 3);
        return candidates(before, name)
                .map(each -> each.replaceAll("[^\\w$].*", ""))
                .filter(each -> !each.isEmpty() && !each.equals(name))
                .distinct()
                .filter(each -> EditDistance.between(each, name) <= mostEdits)
                .min(Comparator.comparingInt((String each) -> EditDistance.between(each, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private Stream<String> candidates(String before, String name) {
        boolean member = before.stripTrailing().endsWith(".");
        // Every name that is visible is too much to ask for; the first letter is seldom the wrong one.
        List<String> prefixes = member ? List.of("") : List.of(name.substring(0, 1));
        return prefixes.stream().flatMap(prefix -> evaluator.analysis()
                .completionSuggestions(before + prefix, before.length() + prefix.length(), new int[1]).stream()
                .map(Suggestion::continuation));
    }

    private Optional<String> missingImport(String name, String source, int offset) {
        int end = Math.min(source.length(), offset + name.length());
        List<String> names = evaluator.analysis().listQualifiedNames(source, end).getNames().stream()
                .filter(each -> !each.startsWith("sun.") && !each.startsWith("com.sun.") && !each.startsWith("jdk."))
                .sorted(Comparator.comparing((String each) -> !each.startsWith("java."))
                        .thenComparing(String::length).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_IMPORTS)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("is an import missing? import " + String.join("; or import ", names) + ";");
    }
}

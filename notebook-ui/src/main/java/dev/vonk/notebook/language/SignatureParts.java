package dev.vonk.notebook.language;

import java.util.Optional;

/// Finds an argument in a signature as Java writes it, such as `String substring(int beginIndex, int endIndex)`.
public final class SignatureParts {
    private SignatureParts() {}

    /// A stretch of the signature; `to` is exclusive.
    public record Part(int from, int to) {}

    /// The argument of that index, from 0. The last of a variable number stands for all that follow; empty where there
    /// is none.
    public static Optional<Part> argument(String signature, int index) {
        int open = signature.indexOf('(');
        int close = signature.lastIndexOf(')');
        if (index < 0 || open < 0 || close < open || signature.substring(open + 1, close).isBlank()) {
            return Optional.empty();
        }
        int from = open + 1;
        int depth = 0;
        int argument = 0;
        for (int at = open + 1; at <= close; at++) {
            char letter = signature.charAt(at);
            boolean ends = at == close || letter == ',' && depth == 0;
            depth += depthOf(letter);
            if (ends) {
                boolean rest = at == close && signature.substring(from, at).contains("...");
                if (argument == index || rest && index > argument) {
                    return Optional.of(trimmed(signature, from, at));
                }
                argument++;
                from = at + 1;
            }
        }
        return Optional.empty();
    }

    private static int depthOf(char letter) {
        return switch (letter) {
            case '<', '(', '[' -> 1;
            case '>', ')', ']' -> -1;
            default -> 0;
        };
    }

    private static Part trimmed(String signature, int from, int to) {
        int start = from;
        while (start < to && signature.charAt(start) == ' ') {
            start++;
        }
        return new Part(start, to);
    }
}

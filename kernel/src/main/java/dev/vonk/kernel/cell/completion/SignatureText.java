package dev.vonk.kernel.cell.completion;

import java.util.regex.Pattern;

/// Shortens the signatures that JShell's analysis writes: `java.util.stream.Stream<R>
/// java.util.stream.Stream<T extends Object>.<R extends Object>map(java.util.function.Function<...> mapper)` becomes
/// `Stream<R> map(Function<...> mapper)`.
final class SignatureText {

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_][\\w]*\\.)+(?=[A-Z])");

    private SignatureText() {}

    static String shortened(String signature) {
        String text = PACKAGES.matcher(signature).replaceAll("");
        int open = parametersStart(text);
        if (open < 0) {
            return text;
        }
        int name = withoutTypeArguments(text, open);
        while (name > 0 && Character.isJavaIdentifierPart(text.charAt(name - 1))) {
            name--;
        }
        int owner = ownerStart(text, name);
        return text.substring(0, owner) + text.substring(name);
    }

    /// How many parameters a signature shows; a variable number counts as very many.
    static int parameters(String signature) {
        if (signature.contains("...")) {
            return Integer.MAX_VALUE;
        }
        int open = parametersStart(signature);
        int close = signature.lastIndexOf(')');
        if (open < 0 || signature.substring(open + 1, close).isBlank()) {
            return 0;
        }
        int depth = 0;
        int count = 1;
        for (char each : signature.substring(open + 1, close).toCharArray()) {
            switch (each) {
                case '<', '(' -> depth++;
                case '>', ')' -> depth--;
                case ',' -> count += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return count;
    }

    /// The bracket that opens the parameters: a record's components may stand before it.
    static int parametersStart(String text) {
        int depth = 0;
        for (int at = text.lastIndexOf(')'); at >= 0; at--) {
            switch (text.charAt(at)) {
                case ')' -> depth++;
                case '(' -> {
                    depth--;
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /// A constructor's type parameters stand behind its name.
    private static int withoutTypeArguments(String text, int end) {
        int at = end;
        int depth = 0;
        while (at > 0 && (text.charAt(at - 1) == '>' || depth > 0)) {
            at--;
            depth += text.charAt(at) == '>' ? 1 : 0;
            depth -= text.charAt(at) == '<' ? 1 : 0;
        }
        return at;
    }

    /// Where the type that declares a member, and the member's own type parameters, begin.
    private static int ownerStart(String text, int name) {
        boolean owned = name > 0 && (text.charAt(name - 1) == '.' || text.charAt(name - 1) == '>');
        if (!owned) {
            return name;
        }
        int depth = 0;
        for (int at = name - 1; at >= 0; at--) {
            switch (text.charAt(at)) {
                case '>', ')' -> depth++;
                case '<', '(' -> depth--;
                case ' ' -> {
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
        return 0;
    }
}

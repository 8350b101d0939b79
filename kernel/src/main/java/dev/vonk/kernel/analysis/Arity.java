package dev.vonk.kernel.analysis;

import java.util.Optional;

/// How many arguments a function takes, read from its usage: `substring(str, pos[, len])` takes 2 or 3.
///
/// @param most `Integer.MAX_VALUE` for any number
record Arity(int least, int most) {
    /// Empty where the usage is not written as one call.
    static Optional<Arity> of(String usage) {
        int open = usage.indexOf('(');
        int close = usage.lastIndexOf(')');
        if (open <= 0 || close < open || usage.lastIndexOf('(') != open || !Character.isLetter(usage.charAt(0))) {
            return Optional.empty();
        }
        int least = 0;
        int optional = 0;
        int depth = 0;
        boolean inName = false;
        for (char letter : usage.substring(open + 1, close).toCharArray()) {
            if (letter == '[') {
                depth++;
            } else if (letter == ']') {
                depth--;
            }
            boolean name = Character.isLetterOrDigit(letter) || letter == '_' || letter == '.' || letter == '*';
            boolean starts = name && !inName;
            if (starts && letter != '.') {
                least += depth == 0 ? 1 : 0;
                optional += depth == 0 ? 0 : 1;
            }
            inName = name || letter == ' ' && inName;
        }
        return Optional.of(new Arity(least, usage.contains("...") ? Integer.MAX_VALUE : least + optional));
    }

    boolean allows(int count) {
        return count >= least && count <= most;
    }

    /// `2 arguments`, `2 or 3 arguments`, `at least 1 argument`.
    String text() {
        if (most == Integer.MAX_VALUE) {
            return "at least " + counted(least);
        }
        return least == most ? counted(least) : least + (most == least + 1 ? " or " : " to ") + counted(most);
    }

    private static String counted(int count) {
        return count == 0 ? "no arguments" : count == 1 ? "1 argument" : count + " arguments";
    }
}

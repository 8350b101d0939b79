package dev.vonk.notebook.state;

/// Printed text as a terminal would show it: a carriage return goes to the begin of the line, and what follows writes
/// over it; a backspace goes back by one letter. So of a progress bar its last state is left.
final class PrintedLines {
    private PrintedLines() {}

    /// The text with more at its end. A carriage return at the very end stays: what it does depends on what comes.
    static String appended(String text, String more) {
        if (more.indexOf('\r') < 0 && more.indexOf('\b') < 0) {
            return text + more;
        }
        int line = text.lastIndexOf('\n') + 1;
        return text.substring(0, line) + settled(text.substring(line), more);
    }

    private static String settled(String line, String more) {
        var out = new StringBuilder(line);
        int begin = 0;
        int at = out.length();
        for (int index = 0; index < more.length(); index++) {
            char letter = more.charAt(index);
            switch (letter) {
                case '\n' -> {
                    out.append('\n');
                    begin = out.length();
                    at = begin;
                }
                case '\r' -> at = begin;
                case '\b' -> at = Math.max(begin, at - 1);
                default -> {
                    if (at < out.length()) {
                        out.setCharAt(at, letter);
                    } else {
                        out.append(letter);
                    }
                    at++;
                }
            }
        }
        return more.endsWith("\r") ? out.append('\r').toString() : out.toString();
    }
}

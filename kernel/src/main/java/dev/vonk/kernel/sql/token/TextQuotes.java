package dev.vonk.kernel.sql.token;

/// What a text in quotes says: escapes read, quotes gone.
public final class TextQuotes {
    private TextQuotes() {
    }

    /// The value of a string as it was written, quotes and a leading `r` included.
    public static String value(String written) {
        if (written.startsWith("r") || written.startsWith("R")) {
            return written.substring(2, written.length() - 1);
        }
        char quote = written.charAt(0);
        var inner = written.substring(1, written.length() - 1);
        boolean plain = inner.indexOf('\\') < 0 && inner.indexOf(quote) < 0;
        return plain ? inner : unescaped(inner, quote);
    }

    /// The name in backticks, or in double quotes where those make names.
    public static String name(String written) {
        var quote = written.substring(0, 1);
        return written.substring(1, written.length() - 1).replace(quote + quote, quote);
    }

    private static String unescaped(String text, char quote) {
        var out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char letter = text.charAt(i);
            if (letter == quote) {
                out.append(quote);
                i += 2;
            } else if (letter != '\\' || i + 1 == text.length()) {
                out.append(letter);
                i++;
            } else {
                i = escape(text, i + 1, out);
            }
        }
        return out.toString();
    }

    /// Reads the escape whose letter is at `at`; gives where it ends.
    private static int escape(String text, int at, StringBuilder out) {
        char letter = text.charAt(at);
        if (letter == 'u' && isHex(text, at + 1, 4)) {
            out.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
            return at + 5;
        }
        if (letter == 'U' && isHex(text, at + 1, 8)) {
            long point = Long.parseLong(text, at + 1, at + 9, 16);
            out.appendCodePoint(Character.isValidCodePoint((int) point) && point <= 0x10FFFF ? (int) point : 0xFFFD);
            return at + 9;
        }
        if ((letter == '0' || letter == '1') && isOctal(text, at + 1) && isOctal(text, at + 2)) {
            out.append((char) Integer.parseInt(text, at, at + 3, 8));
            return at + 3;
        }
        switch (letter) {
            case '0' -> out.append('\0');
            case 'b' -> out.append('\b');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'Z' -> out.append('\u001A');
            case '%' -> out.append("\\%");
            case '_' -> out.append("\\_");
            default -> out.append(letter);
        }
        return at + 1;
    }

    private static boolean isOctal(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '7';
    }

    private static boolean isHex(String text, int from, int count) {
        if (from + count > text.length()) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}

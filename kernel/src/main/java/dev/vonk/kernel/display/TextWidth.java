package dev.vonk.kernel.display;

/// How many columns of a terminal a text takes, and cutting it to fit.
public final class TextWidth {
    private TextWidth() {}

    /// Columns on a terminal: two for East Asian wide letters and most emoji, none for marks that sit on the letter
    /// before them.
    public static int columns(String text) {
        int columns = 0;
        for (int index = 0; index < text.length();) {
            int point = text.codePointAt(index);
            columns += columnsOf(point);
            index += Character.charCount(point);
        }
        return columns;
    }

    /// The text in at most `limit` columns; where it was cut it ends in `…`.
    public static String cut(String text, int limit) {
        if (columns(text) <= limit) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int index = 0; index < text.length();) {
            int point = text.codePointAt(index);
            used += columnsOf(point);
            if (used > limit - 1) {
                break;
            }
            kept.appendCodePoint(point);
            index += Character.charCount(point);
        }
        return kept.append('…').toString();
    }

    /// Half-width places as Spark counts them for `show`: letters of these ranges take two, every other UTF-16 unit
    /// one.
    static int halfWidths(String text) {
        int wide = 0;
        for (int index = 0; index < text.length(); index++) {
            if (isFullWidth(text.charAt(index))) {
                wide++;
            }
        }
        return text.length() + wide;
    }

    private static boolean isFullWidth(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE10 && point <= 0xFE19
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6;
    }

    private static int columnsOf(int point) {
        if (point < 0x300) {
            return 1;
        }
        boolean pictograph = point >= 0x1F300 && point <= 0x1F64F || point >= 0x1F680 && point <= 0x1FAFF;
        if (isFullWidth(point) || pictograph || point >= 0x20000 && point <= 0x3FFFD) {
            return 2;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> 1;
        };
    }
}

package dev.vonk.kernel.display.chart.scale;

import dev.vonk.kernel.display.TextWidth;

/// How wide a text will be, without a font at hand: good to about a tenth for the sans-serif fonts of desktops.
public final class TextSize {
    private TextSize() {}

    /// The width in pixels.
    ///
    /// @param size of the font in pixels
    public static double width(String text, double size) {
        double width = 0;
        for (int index = 0; index < text.length();) {
            int point = text.codePointAt(index);
            width += share(point);
            index += Character.charCount(point);
        }
        return width * size;
    }

    /// The text, cut with `…` at its end where it would be wider than `limit` pixels; empty where nothing fits.
    public static String cut(String text, double size, double limit) {
        String line = oneLine(text);
        if (width(line, size) <= limit) {
            return line;
        }
        double used = share('…') * size;
        int end = 0;
        while (end < line.length()) {
            int point = line.codePointAt(end);
            used += share(point) * size;
            if (used > limit) {
                break;
            }
            end += Character.charCount(point);
        }
        return end == 0 ? "" : line.substring(0, end).stripTrailing() + "…";
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(400).forEach(point -> line.appendCodePoint(isUnseen(point) ? ' ' : point));
        return line.toString().strip();
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.FORMAT ->
                true;
            default -> false;
        };
    }

    private static double share(int point) {
        if (point < 0x80) {
            if (" .,:;|!'ijlftI()[]/-".indexOf(point) >= 0) {
                return 0.36;
            }
            if ("mwMW@%".indexOf(point) >= 0) {
                return 0.92;
            }
            return point >= 'A' && point <= 'Z' ? 0.7 : 0.6;
        }
        return switch (TextWidth.columns(Character.toString(point))) {
            case 0 -> 0;
            case 1 -> 0.66;
            default -> 1.1;
        };
    }
}

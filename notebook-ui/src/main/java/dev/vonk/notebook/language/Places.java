package dev.vonk.notebook.language;

import dev.vonk.kernel.protocol.CellEvent;

/// Turns the places of the kernel, which count lines and columns from 1, into offsets of the text.
public final class Places {
    private Places() {}

    /// The offset that the place begins at; the text's end where it is beyond it.
    public static int from(String text, CellEvent.Place place) {
        int start = lineStart(text, place.line());
        int end = Line.end(text, start);
        if (place.column() < 1) {
            return Math.min(Line.firstLetter(text, start), end);
        }
        int from = Math.min(start + place.column() - 1, end);
        boolean nothingThere = from == end && from > start;
        return nothingThere ? from - 1 : from;
    }

    /// The offset that the place ends before: at least one letter, where there is one, and at most its line.
    public static int to(String text, CellEvent.Place place) {
        int from = from(text, place);
        int end = Line.end(text, from);
        int length = place.column() < 1 ? end - from : Math.max(1, place.length());
        return Math.min(from + length, end);
    }

    private static int lineStart(String text, int line) {
        int start = 0;
        for (int number = 1; number < line; number++) {
            int end = Line.end(text, start);
            if (end == text.length()) {
                return start;
            }
            start = end + 1;
        }
        return start;
    }
}

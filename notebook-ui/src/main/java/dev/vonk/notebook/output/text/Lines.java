package dev.vonk.notebook.output.text;

import dev.vonk.kernel.document.export.AnsiText;
import java.util.Arrays;
import java.util.List;

/// A text as lines. Only where lines begin is kept beside the text, four bytes a line; colours are read when a line is
/// drawn.
final class Lines {
    static final Lines EMPTY = new Lines("", new int[]{0}, 1, 0);
    /// How far before a line its colours are looked for.
    private static final int LOOK_BACK = 4_000;
    private static final char ESCAPE = '\u001b';

    private final String text;
    private final int[] starts;
    private final int count;
    private final int widest;

    private Lines(String text, int[] starts, int count, int widest) {
        this.text = text;
        this.starts = starts;
        this.count = count;
        this.widest = widest;
    }

    /// The lines of a text; those that are known are taken over where the text begins with the one before.
    Lines of(String newText) {
        String shown = newText.endsWith("\n") ? newText.substring(0, newText.length() - 1) : newText;
        if (count > 1 && shown.length() >= text.length() && shown.startsWith(text)) {
            return scanned(shown, starts, count - 1, widest);
        }
        return scanned(shown, new int[16], 0, 0);
    }

    /// The arrays are shared with the lines before, which hold fewer: what is behind their count they never read.
    private static Lines scanned(String text, int[] known, int knownCount, int knownWidest) {
        int[] starts = known;
        int count = knownCount;
        int widest = knownWidest;
        int start = knownCount == 0 ? 0 : known[knownCount];
        while (true) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = start;
            int end = text.indexOf('\n', start);
            widest = Math.max(widest, (end < 0 ? text.length() : end) - start);
            if (end < 0) {
                return new Lines(text, starts, count, widest);
            }
            start = end + 1;
        }
    }

    int count() {
        return count;
    }

    /// How many letters the longest line has at most.
    int widest() {
        return widest;
    }

    String text() {
        return text;
    }

    /// A line without colours.
    String plain(int line) {
        return AnsiText.plain(raw(line)).replace("\t", "    ");
    }

    /// A line in its colours, which may have begun some lines before.
    List<AnsiText.Span> spans(int line) {
        AnsiText reader = AnsiText.reader();
        int from = Math.max(0, starts[line] - LOOK_BACK);
        String before = text.substring(from, starts[line]);
        if (before.indexOf(ESCAPE) >= 0) {
            var _ = reader.read(before);
        }
        return reader.read(raw(line).replace("\t", "    "));
    }

    /// Lines from a letter of one to a letter of another, without colours.
    String between(TextPlace from, TextPlace to) {
        StringBuilder out = new StringBuilder();
        for (int line = from.line(); line <= to.line(); line++) {
            String plain = plain(line);
            int begin = line == from.line() ? Math.min(from.letter(), plain.length()) : 0;
            int end = line == to.line() ? Math.min(to.letter(), plain.length()) : plain.length();
            out.append(plain, begin, Math.max(begin, end)).append(line == to.line() ? "" : "\n");
        }
        return out.toString();
    }

    private String raw(int line) {
        int end = line + 1 < count ? starts[line + 1] - 1 : text.length();
        return text.substring(starts[line], end);
    }
}

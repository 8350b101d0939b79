package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.Token;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Brings colours and marks to an area. It remembers how every letter looks and touches only those that should look
/// otherwise, for the area makes new nodes for every line that it is told about.
final class Painter {
    /// Letters between two changes that are painted again rather than told about apart.
    private static final int NEAR = 60;

    private final CodeArea area;
    private short[] shown = {};

    Painter(CodeArea area) {
        this.area = area;
    }

    /// Has to be told of each change of the text: what is new has no style yet.
    void replaced(int from, int to, int length) {
        short[] now = new short[shown.length - (to - from) + length];
        System.arraycopy(shown, 0, now, 0, from);
        System.arraycopy(shown, to, now, from + length, shown.length - to);
        shown = now;
    }

    void paint(List<Token> tokens, Marks marks) {
        short[] wanted = new short[shown.length];
        for (Token token : tokens) {
            Arrays.fill(wanted, token.start(), token.end(), Style.of(token.kind()));
        }
        marks.addTo(wanted);
        int from = difference(wanted, 0);
        while (from < wanted.length) {
            int end = endOfDifference(wanted, from);
            area.setStyleSpans(from, spans(wanted, from, end));
            from = difference(wanted, end);
        }
        shown = wanted;
    }

    private int difference(short[] wanted, int from) {
        int at = from;
        while (at < wanted.length && wanted[at] == shown[at]) {
            at++;
        }
        return at;
    }

    private int endOfDifference(short[] wanted, int from) {
        int end = from + 1;
        for (int at = end; at < wanted.length && at - end < NEAR; at++) {
            if (wanted[at] != shown[at]) {
                end = at + 1;
            }
        }
        return end;
    }

    private static StyleSpans<Collection<String>> spans(short[] styles, int from, int end) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int start = from;
        for (int at = from + 1; at <= end; at++) {
            if (at == end || styles[at] != styles[start]) {
                spans.add(Style.classes(styles[start]), at - start);
                start = at;
            }
        }
        return spans.create();
    }
}

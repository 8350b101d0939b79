package dev.vonk.notebook.output.text;

import dev.vonk.kernel.document.export.AnsiText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of a cell that a text names, as `#3:12` does: line 12 of what ran as `[3]`.
///
/// @param from where it stands in its line of the text; `to` is where it ends
public record CellPlace(int run, int line, int from, int to) {
    private static final Pattern WRITTEN = Pattern.compile("#(\\d{1,7}):(\\d{1,7})(?!\\d)");

    /// Those that a line names, from left to right.
    public static List<CellPlace> in(String text) {
        if (text.indexOf('#') < 0) {
            return List.of();
        }
        List<CellPlace> places = new ArrayList<>();
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            places.add(new CellPlace(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)),
                    written.start(), written.end()));
        }
        return places;
    }

    /// The pieces of a line with each place a piece of its own, marked as a link.
    static List<AnsiText.Span> marked(List<AnsiText.Span> spans) {
        List<AnsiText.Span> marked = new ArrayList<>();
        for (AnsiText.Span span : spans) {
            int at = 0;
            for (CellPlace place : in(span.text())) {
                add(marked, span, at, place.from(), span.classes());
                List<String> classes = new ArrayList<>(span.classes());
                classes.add("output-place");
                add(marked, span, place.from(), place.to(), classes);
                at = place.to();
            }
            add(marked, span, at, span.text().length(), span.classes());
        }
        return marked;
    }

    private static void add(List<AnsiText.Span> spans, AnsiText.Span span, int from, int to, List<String> classes) {
        if (from < to) {
            spans.add(new AnsiText.Span(span.text().substring(from, to), classes, span.foreground(),
                    span.background()));
        }
    }
}

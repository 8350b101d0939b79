package dev.vonk.notebook.command;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys pressed one after the other: mostly one stroke; two for `D D`.
public record Keys(List<Stroke> strokes) {
    public Keys {
        strokes = List.copyOf(strokes);
    }

    /// Reads keys such as `Ctrl+S` or `D D`.
    public static Keys of(String text) {
        return new Keys(Stream.of(text.split(" ")).map(Stroke::of).toList());
    }

    /// Whether these keys begin as others do, so that both could not be told apart.
    public boolean clashesWith(Keys other) {
        int common = Math.min(strokes.size(), other.strokes.size());
        return strokes.subList(0, common).equals(other.strokes.subList(0, common));
    }

    public String label() {
        return strokes.stream().map(Stroke::label).collect(Collectors.joining(" "));
    }
}

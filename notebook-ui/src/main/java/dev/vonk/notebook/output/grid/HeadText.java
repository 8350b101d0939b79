package dev.vonk.notebook.output.grid;

import java.util.List;

/// What the head of a column says beside its name.
///
/// @param order its place among the sort keys and its direction, such as `▲` or `▼2`; empty where it is none
/// @param filtered whether a filter is set
/// @param note how many nulls there are, in words; may be empty
/// @param bars heights of the bars of its values, from 0 to 1; empty for none
public record HeadText(String order, boolean filtered, String note, List<Double> bars) {
    public static final HeadText PLAIN = new HeadText("", false, "", List.of());

    public HeadText {
        bars = List.copyOf(bars);
    }
}

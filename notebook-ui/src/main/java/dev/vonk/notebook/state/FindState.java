package dev.vonk.notebook.state;

import java.util.List;

/// A search through all cells.
///
/// @param text what is looked for; a regular expression where `regex` is set
/// @param problem why the expression is none, for users; empty where it is one
/// @param matches in the order of the cells
/// @param current the index of the match that stands out, or -1
public record FindState(
        String text, String replacement, boolean matchCase, boolean wholeWord, boolean regex, String problem,
        List<Match> matches, int current) {

    public FindState {
        matches = List.copyOf(matches);
    }

    /// @param from offset in the cell's text; `to` is behind the last character
    public record Match(String cell, int from, int to) {}
}

package dev.vonk.notebook.output.markup;

import java.util.Set;

/// What runs along a line.
public sealed interface Inline {
    /// @param link where it leads; empty for plain words
    record Words(String text, Set<Look> looks, String link) implements Inline {
        public Words {
            looks = Set.copyOf(looks);
        }
    }

    record Break() implements Inline {}

    enum Look { BOLD, ITALIC, CODE, STRIKE, SMALL }
}

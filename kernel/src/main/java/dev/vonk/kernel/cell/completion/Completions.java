package dev.vonk.kernel.cell.completion;

import java.util.List;

/// What could stand at a cursor.
///
/// @param from where in the text the word at the cursor begins, which the candidates would replace
public record Completions(int from, List<Completion> candidates) {

    public Completions {
        candidates = List.copyOf(candidates);
    }

    static Completions none(int cursor) {
        return new Completions(cursor, List.of());
    }
}

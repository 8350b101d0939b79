package dev.vonk.kernel.cell.completion;

import java.util.List;

/// What is at a cursor.
///
/// @param signatures what is called or named there, the best first; empty where nothing is known
/// @param argument which argument of a call the cursor is in, from 0, or -1
public record Description(List<Signature> signatures, int argument) {

    public Description {
        signatures = List.copyOf(signatures);
    }

    /// @param text as Java writes it, without package names
    /// @param documentation in Markdown; may be empty
    public record Signature(String text, String documentation) {}
}

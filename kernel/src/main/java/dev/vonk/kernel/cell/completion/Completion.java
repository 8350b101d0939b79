package dev.vonk.kernel.cell.completion;

/// Something that could stand at the cursor.
///
/// @param text what would replace the word at the cursor; a method ends in `(`, or in `()` where it takes nothing
/// @param detail a signature or a type on one line; may be empty
/// @param fits whether it has the type that is wanted there
public record Completion(String text, Kind kind, String detail, boolean fits) {

    public enum Kind { NAME, METHOD, COLUMN, MAGIC, KEYWORD }
}

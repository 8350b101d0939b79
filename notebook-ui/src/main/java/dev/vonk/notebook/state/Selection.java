package dev.vonk.notebook.state;

/// Which cells are selected: those from `anchor` to `active`, both included.
///
/// @param active the id of the active cell
/// @param anchor the id of the cell at the other end; the same where one cell is selected
/// @param editing whether the active cell is being written (Jupyter's edit mode; else command mode)
/// @param caret where in the active cell's text the caret is
public record Selection(String active, String anchor, boolean editing, int caret) {
    public static Selection of(String cell) {
        return new Selection(cell, cell, false, 0);
    }

    Selection withCaret(int newCaret) {
        return new Selection(active, anchor, editing, newCaret);
    }

    Selection withEditing(boolean newEditing) {
        return new Selection(active, anchor, newEditing, caret);
    }
}

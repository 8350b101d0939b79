package dev.vonk.notebook.output.grid;

/// A rectangle of cells, from an anchor to a lead. Columns are places in the grid, from 0.
///
/// @param wholeRows whether all columns are meant
public record GridSelection(long anchorRow, int anchorColumn, long leadRow, int leadColumn, boolean wholeRows) {
    static final GridSelection START = new GridSelection(0, 0, 0, 0, false);

    public long firstRow() {
        return Math.min(anchorRow, leadRow);
    }

    public long lastRow() {
        return Math.max(anchorRow, leadRow);
    }

    public int firstColumn() {
        return wholeRows ? 0 : Math.min(anchorColumn, leadColumn);
    }

    public int lastColumn() {
        return wholeRows ? Integer.MAX_VALUE : Math.max(anchorColumn, leadColumn);
    }

    GridSelection to(long row, int column, boolean extend) {
        return extend
                ? new GridSelection(anchorRow, anchorColumn, row, column, wholeRows)
                : new GridSelection(row, column, row, column, false);
    }
}

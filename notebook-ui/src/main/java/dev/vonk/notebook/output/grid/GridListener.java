package dev.vonk.notebook.output.grid;

/// What a user does with a grid.
public interface GridListener {
    /// A click on a column's head.
    ///
    /// @param add whether it is to be one more key
    void sort(int field, boolean add);

    /// The user wants to set a filter for a column.
    void filter(int field);

    /// The user wants to see what is in a column.
    void details(int field);

    /// Another cell is the current one.
    void moved(GridSelection selection);

    /// The current row is to be seen as a record.
    void open(long row);

    void copy(boolean withHead);
}

package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.Split;
import java.io.Serializable;
import java.util.List;

/// Consecutive row groups, or parts of one, of one or more files.
///
/// @param rows in all
record ParquetSplit(List<Piece> pieces, long rows) implements Split {
    ParquetSplit {
        pieces = List.copyOf(pieces);
    }

    @Override
    public long weight() {
        return rows;
    }

    /// Rows of one row group.
    ///
    /// @param file its place in the source's list
    /// @param firstRow counted from the row group's start
    record Piece(int file, int rowGroup, long firstRow, long rows) implements Serializable {}
}

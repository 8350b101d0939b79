package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// A table of Parquet files as it travels: without the footers, which are read where they are needed.
public final class ParquetTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(ParquetSource.class, ParquetOptions.class, ParquetSplit.class, ParquetSplit.Piece.class);
    }
}

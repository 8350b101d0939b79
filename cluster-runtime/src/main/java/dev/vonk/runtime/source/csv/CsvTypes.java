package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// A table of CSV files as it travels.
public final class CsvTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(CsvSource.class, CsvOptions.class, CsvDialect.class);
    }
}

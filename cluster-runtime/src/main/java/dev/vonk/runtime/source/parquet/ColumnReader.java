package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import java.io.IOException;

/// One column of the result, batch by batch. What it hands out is good until it is asked again.
sealed interface ColumnReader permits FlatColumn, NestedColumn, ConstantColumn {
    /// Goes to the first row of a row group.
    void start(ParquetFile file, RowGroup group) throws IOException;

    /// The next `rows` rows.
    Vector read(int rows) throws IOException;

    /// Passes over `rows` rows.
    void skip(long rows) throws IOException;

    /// Where in the file it is, for messages.
    String place();

    /// Gives back what it holds; the vectors it handed out last stay good.
    void close();
}

package dev.vonk.notebook.output.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a grid has its rows from.
public interface GridSource {
    long count();

    /// A row's items by field; null while it is not here.
    @Nullable
    List<?> row(long index);

    /// Tells which rows are in sight.
    void look(long from, long to);
}

package dev.vonk.kernel.table;

import dev.vonk.DataFrame;
import java.util.ArrayList;
import java.util.List;

/// All rows that are kept for paging, over all tables: the oldest are dropped where they would take too much memory.
final class RowReaders implements AutoCloseable {
    private static final int MOST_READERS = 8;

    private final List<RowReader> open = new ArrayList<>();

    /// Starts to read.
    ///
    /// @param wanted how many rows at most
    synchronized RowReader open(DataFrame frame, int wanted) {
        open.removeIf(reader -> !reader.isUsable());
        while (open.size() >= MOST_READERS || !open.isEmpty() && bytes() > RowReader.MOST_BYTES) {
            open.removeFirst().close();
        }
        var reader = RowReader.start(frame, wanted);
        open.add(reader);
        return reader;
    }

    private long bytes() {
        return open.stream().mapToLong(RowReader::bytes).sum();
    }

    @Override
    public synchronized void close() {
        open.forEach(RowReader::close);
        open.clear();
    }
}

package dev.vonk.kernel.table;

import dev.vonk.Dataset;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.query.RunReport;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One table that a cell has shown, with the rows that were read for the last queries on it.
final class ShownTable implements AutoCloseable {
    private static final int MOST_QUERIES = 2;

    private final Dataset<?> frame;
    private final RowReaders readers;
    private final SequencedMap<TableQuery, RowReader> read = new LinkedHashMap<>();
    private Optional<RunReport> report;

    ShownTable(Dataset<?> frame, Preview preview, RowReaders readers) {
        this.frame = frame;
        this.readers = readers;
        this.report = preview.report();
    }

    Dataset<?> frame() {
        return frame;
    }

    /// The rows under a query, from where they were read before if they still can be.
    ///
    /// @throws TableException where the query makes no sense for this table
    synchronized RowReader rows(TableQuery query) {
        RowReader known = read.remove(query);
        if (known == null || !known.isUsable()) {
            known = readers.open(QueriedFrame.of(frame, query));
        }
        read.putLast(query, known);
        while (read.size() > MOST_QUERIES) {
            read.pollFirstEntry().getValue().close();
        }
        return known;
    }

    /// What the query did that has read most of the table: that of its pages, else that of its first rows.
    synchronized Optional<RunReport> report() {
        RowReader pages = read.get(TableQuery.ALL);
        report = Optional.ofNullable(pages).flatMap(RowReader::report).or(() -> report);
        return report;
    }

    @Override
    public synchronized void close() {
        read.values().forEach(RowReader::close);
        read.clear();
    }
}

package dev.vonk.kernel.table;

import dev.vonk.Dataset;
import dev.vonk.kernel.protocol.TableQuery;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// One table that a cell has shown, with the rows that were read for the last queries on it.
final class ShownTable implements AutoCloseable {
    private static final int MOST_QUERIES = 2;
    /// To find the first rows of an order takes much less time than to find a million.
    private static final int FIRST_OF_AN_ORDER = 10_000;

    private final Dataset<?> frame;
    private final RowReaders readers;
    private final SequencedMap<TableQuery, RowReader> read = new LinkedHashMap<>();
    private Optional<TableRun> run;

    ShownTable(Dataset<?> frame, Preview preview, RowReaders readers) {
        this.frame = frame;
        this.readers = readers;
        this.run = preview.run();
    }

    Dataset<?> frame() {
        return frame;
    }

    /// The rows under a query, from where they were read before if they still can be.
    ///
    /// @param end up to which row they are wanted
    /// @throws TableException where the query makes no sense for this table
    synchronized RowReader rows(TableQuery query, long end) {
        RowReader known = read.remove(query);
        if (known != null && !known.reaches(end)) {
            known.close();
        }
        if (known == null || !known.isUsable()) {
            boolean first = !query.sort().isEmpty() && end <= FIRST_OF_AN_ORDER;
            known = readers.open(QueriedFrame.of(frame, query), first ? FIRST_OF_AN_ORDER : RowReader.MOST_ROWS);
        }
        read.putLast(query, known);
        while (read.size() > MOST_QUERIES) {
            read.pollFirstEntry().getValue().close();
        }
        return known;
    }

    /// What the query did that has read most of the table: that of its pages, else that of its first rows.
    synchronized Optional<TableRun> run() {
        RowReader pages = read.get(TableQuery.ALL);
        run = Optional.ofNullable(pages).flatMap(RowReader::run).or(() -> run);
        return run;
    }

    @Override
    public synchronized void close() {
        read.values().forEach(RowReader::close);
        read.clear();
    }
}

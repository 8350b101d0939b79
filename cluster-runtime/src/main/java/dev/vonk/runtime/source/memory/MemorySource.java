package dev.vonk.runtime.source.memory;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.Statistics;
import dev.vonk.runtime.type.StructType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A table of batches that are in memory: what `createDataFrame` makes, and small results.
public final class MemorySource implements Source {
    /// The most rows of a split.
    public static final int SPLIT_ROWS = 1 << 16;

    private final StructType schema;
    private final transient List<Batch> batches;
    private final transient long rows;

    /// A stretch of the table's rows.
    ///
    /// @param batch the batch it starts in
    /// @param from the row it starts at, counted in that batch
    /// @param weight how many rows
    record Stretch(int batch, int from, long weight) implements Split {}

    /// A table of these batches, which must not change any more.
    public MemorySource(StructType schema, List<Batch> batches) {
        this.schema = schema;
        this.batches = batches.stream().filter(batch -> batch.rowCount() > 0).map(Batch::compact).toList();
        this.rows = this.batches.stream().mapToLong(Batch::rowCount).sum();
        for (var batch : this.batches) {
            if (batch.width() != schema.size()) {
                throw new IllegalArgumentException(
                        "a batch of " + batch.width() + " columns under a schema of " + schema.size());
            }
        }
    }

    /// A table of these rows.
    ///
    /// @throws DataException where a value is not of its column's type, or null where the column has no nulls
    public static MemorySource ofRows(StructType schema, List<Row> rows) {
        var batches = new ArrayList<Batch>();
        for (int from = 0; from < rows.size(); from += Batch.DEFAULT_ROWS) {
            batches.add(batch(schema, rows, from, Math.min(rows.size() - from, Batch.DEFAULT_ROWS)));
        }
        return new MemorySource(schema, batches);
    }

    private static Batch batch(StructType schema, List<Row> rows, int from, int count) {
        var columns = new Vector[schema.size()];
        for (int column = 0; column < columns.length; column++) {
            var builder = VectorBuilder.of(schema.field(column).dataType(), count);
            for (int i = from; i < from + count; i++) {
                append(builder, schema, column, rows.get(i), i);
            }
            columns[column] = builder.build();
        }
        return Batch.of(count, columns);
    }

    private static void append(VectorBuilder builder, StructType schema, int column, Row row, int index) {
        if (row.size() != schema.size()) {
            throw new DataException("NUM_COLUMNS_MISMATCH",
                    "Row " + index + " has " + row.size() + " values, but there are "
                            + schema.size() + " columns (" + String.join(", ", schema.names()) + ").");
        }
        var field = schema.field(column);
        var value = row.get(column);
        if (value == null && !field.nullable()) {
            throw new DataException("NOT_NULL_ASSERT_VIOLATION",
                    "Row " + index + " has a null in column `" + field.name()
                            + "`, which is declared to have none. Declare it nullable or give a value.");
        }
        try {
            Values.append(builder, field.dataType(), value);
        } catch (IllegalArgumentException e) {
            throw new DataException("FIELD_DATA_TYPE_UNACCEPTABLE",
                    "Row " + index + ", column `" + field.name() + "`: " + e.getMessage() + ".", e);
        }
    }

    /// The batches, without selections.
    public List<Batch> batches() {
        return batches;
    }

    /// How many rows.
    public long rows() {
        return rows;
    }

    @Override
    public String description() {
        return "memory " + rows + (rows == 1 ? " row" : " rows");
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        var splits = new ArrayList<Split>();
        int firstBatch = 0;
        long held = 0;
        for (int i = 0; i < batches.size(); i++) {
            int length = batches.get(i).rowCount();
            if (held > 0 && held + length > SPLIT_ROWS) {
                splits.add(new Stretch(firstBatch, 0, held));
                held = 0;
            }
            if (held == 0) {
                firstBatch = i;
            }
            if (length > SPLIT_ROWS) {
                for (int from = 0; from < length; from += SPLIT_ROWS) {
                    splits.add(new Stretch(i, from, Math.min(SPLIT_ROWS, length - from)));
                }
            } else {
                held += length;
            }
        }
        if (held > 0) {
            splits.add(new Stretch(firstBatch, 0, held));
        }
        return splits;
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        return new Reader((Stretch) split, request);
    }

    @Override
    public Statistics statistics() {
        return new Statistics(OptionalLong.of(rows), Map.of());
    }

    /// What travels: rows instead of vectors.
    private record Rows(StructType schema, List<Row> rows) implements Serializable {
        private Object readResolve() {
            return ofRows(schema, rows);
        }
    }

    private Object writeReplace() {
        var all = new ArrayList<Row>();
        for (var batch : batches) {
            for (int i = 0; i < batch.rowCount(); i++) {
                all.add(Values.readRow(batch, schema, i));
            }
        }
        return new Rows(schema, all);
    }

    private final class Reader implements BatchReader {
        private final ScanRequest request;
        private int batch;
        private int from;
        private long left;

        Reader(Stretch stretch, ScanRequest request) {
            this.request = request;
            this.batch = stretch.batch;
            this.from = stretch.from;
            this.left = stretch.weight;
        }

        @Override
        public @Nullable Batch next() {
            if (left == 0) {
                return null;
            }
            var current = batches.get(batch);
            int count = (int) Math.min(left, Math.min(request.batchRows(), current.rowCount() - from));
            var columns = new Vector[request.columns().size()];
            for (int i = 0; i < columns.length; i++) {
                var column = current.column(request.columns().get(i));
                columns[i] = from == 0 && count == column.length() ? column : column.slice(from, count);
            }
            left -= count;
            from += count;
            if (from == current.rowCount()) {
                batch++;
                from = 0;
            }
            return Batch.of(count, columns);
        }

        @Override
        public void close() {
        }
    }
}

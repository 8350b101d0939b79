package dev.vonk.runtime.source.range;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.Statistics;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The column `id`: `start`, `start + step` and so on, up to but not including `end`.
///
/// @param start the first number
/// @param end where it stops, not included
/// @param step from one number to the next, not 0; negative counts down
/// @param partitions how many splits, at least 1
public record RangeSource(long start, long end, long step, int partitions) implements Source {
    private static final StructType SCHEMA = new StructType().add("id", DataTypes.LongType, false);

    /// Rows `from` to `from + count` of the range.
    record Part(long from, long count) implements Split {
        @Override
        public long weight() {
            return count;
        }
    }

    public RangeSource {
        if (step == 0) {
            throw new DataException("INVALID_PARAMETER_VALUE", "The step of a range must not be 0.");
        }
        if (partitions < 1) {
            throw new DataException("INVALID_PARAMETER_VALUE",
                    "A range needs at least 1 partition, not " + partitions + ".");
        }
        if (count(start, end, step).bitLength() > 63) {
            throw new DataException("INVALID_PARAMETER_VALUE", "The range from " + start + " to " + end + " by " + step
                    + " has more than " + Long.MAX_VALUE + " rows; narrow it.");
        }
    }

    private static BigInteger count(long start, long end, long step) {
        var span = BigInteger.valueOf(end).subtract(BigInteger.valueOf(start));
        var by = BigInteger.valueOf(step);
        if (span.signum() != by.signum()) {
            return BigInteger.ZERO;
        }
        return span.abs().add(by.abs()).subtract(BigInteger.ONE).divide(by.abs());
    }

    /// How many rows.
    public long rows() {
        return count(start, end, step).longValueExact();
    }

    @Override
    public String description() {
        return "range(" + start + ", " + end + ", " + step + ")";
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    /// Every partition is a split, even an empty one, but for those that the filters rule out; the others are narrowed
    /// to the rows that can pass.
    @Override
    public List<Split> splits(ScanRequest request) {
        long rows = rows();
        var wanted = wanted(request.filters(), rows);
        var splits = new ArrayList<Split>();
        for (int i = 0; i < partitions; i++) {
            long from = Math.max(boundary(rows, i), wanted.from);
            long to = Math.min(boundary(rows, i + 1), wanted.from + wanted.count);
            if (from < to) {
                splits.add(new Part(from, to - from));
            }
        }
        return splits;
    }

    private long boundary(long rows, int partition) {
        return BigInteger.valueOf(rows).multiply(BigInteger.valueOf(partition)).divide(BigInteger.valueOf(partitions))
                .longValueExact();
    }

    /// The rows that the filters leave, as one stretch.
    private Part wanted(List<ScanFilter> filters, long rows) {
        long from = 0;
        long to = rows;
        for (var filter : filters) {
            switch (filter) {
                case ScanFilter.Compare(var _, var comparison, Long value) -> {
                    boolean lower = switch (comparison) {
                        case EQUAL -> true;
                        case LESS, LESS_OR_EQUAL -> step < 0;
                        case GREATER, GREATER_OR_EQUAL -> step > 0;
                    };
                    if (lower) {
                        from = Math.max(from, rowsBefore(value, rows));
                    }
                    if (!lower || comparison == ScanFilter.Comparison.EQUAL) {
                        to = Math.min(to, rowsUpTo(value, rows));
                    }
                }
                case ScanFilter.IsNull _ -> to = 0;
                case ScanFilter.Compare _,ScanFilter.In _,ScanFilter.StartsWith _,ScanFilter.IsNotNull _ -> {
                }
            }
        }
        return new Part(Math.min(from, rows), Math.max(0, to - from));
    }

    /// Rows that come strictly before `value` in the range's direction.
    private long rowsBefore(long value, long rows) {
        return count(start, value, step).min(BigInteger.valueOf(rows)).longValueExact();
    }

    /// Rows that come before `value` or are it.
    private long rowsUpTo(long value, long rows) {
        long before = rowsBefore(value, rows);
        return before < rows && start + before * step == value ? before + 1 : before;
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        var part = (Part) split;
        return new Reader(start + part.from * step, step, part.count, request.columns().size(), request.batchRows());
    }

    @Override
    public Statistics statistics() {
        long rows = rows();
        if (rows == 0) {
            return new Statistics(OptionalLong.of(0), Map.of());
        }
        long last = start + (rows - 1) * step;
        var id = new Statistics.ColumnStatistics(Math.min(start, last), Math.max(start, last), 0, rows);
        return new Statistics(OptionalLong.of(rows), Map.of(0, id));
    }

    private static final class Reader implements BatchReader {
        private final long step;
        private final LongVector[] columns;
        private final long[] values;
        private long next;
        private long left;

        Reader(long first, long step, long count, int width, int batchRows) {
            this.step = step;
            this.next = first;
            this.left = count;
            this.values = new long[(int) Math.min(batchRows, count)];
            this.columns = new LongVector[width];
        }

        @Override
        public @Nullable Batch next() {
            if (left == 0) {
                return null;
            }
            int rows = (int) Math.min(values.length, left);
            long first = next;
            for (int i = 0; i < rows; i++) {
                values[i] = first + i * step;
            }
            java.util.Arrays.fill(columns, new LongVector(values, 0, rows, null));
            next = first + rows * step;
            left -= rows;
            return Batch.of(rows, columns.clone());
        }

        @Override
        public void close() {
        }
    }
}

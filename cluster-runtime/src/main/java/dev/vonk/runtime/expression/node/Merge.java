package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Puts a column together from parts that each give the values of some rows. Numbers are scattered into one array;
/// for other types the parts are remembered and copied row by row at the end.
final class Merge {
    private final DataType type;
    private final PhysicalType physical;
    private final Scratch scratch = new Scratch();
    private int rows;
    private @Nullable Validity validity;
    private Vector[] parts = new Vector[4];
    private int partCount;
    /// Whether no decimal so far needs more than 64 bits.
    private boolean narrow;
    private int[] partOf = new int[0];
    private int[] rowOf = new int[0];

    Merge(DataType type) {
        this.type = type;
        this.physical = PhysicalType.of(type);
    }

    /// The batch of only these dense rows.
    static Batch select(Batch batch, int[] denseRows, int count) {
        var rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = batch.row(denseRows[i]);
        }
        return batch.select(rows, count);
    }

    void start(int rowCount) {
        rows = rowCount;
        validity = null;
        partCount = 0;
        narrow = true;
        Arrays.fill(parts, null);
        if (!scatters() && partOf.length < rows) {
            partOf = new int[rows];
            rowOf = new int[rows];
        }
    }

    private boolean scatters() {
        return physical == PhysicalType.INT || physical == PhysicalType.LONG || physical == PhysicalType.DOUBLE
                || physical == PhysicalType.BYTE || physical == PhysicalType.DECIMAL128;
    }

    /// Adds the values of an expression for these dense rows.
    void add(Guarded part, Batch batch, int[] at, int count) {
        if (count == 0) {
            return;
        }
        if (part.everywhere()) {
            put(part.node().evaluate(batch), at, count, at);
        } else {
            put(part.node().evaluate(select(batch, at, count)), at, count, null);
        }
    }

    /// Adds those of a column's values that are present.
    ///
    /// @param everywhere whether the column has a value for every dense row, or only for those in `open`
    /// @return how many rows are still open; they are in front of `open`
    int addPresent(Vector value, boolean everywhere, int[] open, int count) {
        var nulls = value.validity();
        var from = new int[count];
        var to = new int[count];
        int present = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = open[i];
            int at = everywhere ? row : i;
            from[present] = at;
            to[present] = row;
            int yes = nulls == null || !nulls.isNull(at) ? 1 : 0;
            present += yes;
            open[left] = row;
            left += 1 - yes;
        }
        put(value, to, present, from);
        return left;
    }

    void addNulls(int[] at, int count) {
        for (int i = 0; i < count; i++) {
            setNull(at[i]);
        }
    }

    private void setNull(int row) {
        if (validity == null) {
            validity = Validity.allPresent(rows);
        }
        validity.setNull(row);
        if (!scatters()) {
            partOf[row] = -1;
        }
    }

    /// `value[from[k]]` becomes row `to[k]`; without `from`, `value[k]` does.
    private void put(Vector value, int[] to, int count, int @Nullable [] from) {
        if (value instanceof ConstantVector constant && constant.isNull()) {
            addNulls(to, count);
            return;
        }
        if (scatters()) {
            scatter(value, to, count, from);
        } else {
            remember(value, to, count, from);
        }
        var nulls = value.validity();
        if (nulls != null) {
            for (int k = 0; k < count; k++) {
                if (nulls.isNull(from == null ? k : from[k])) {
                    setNull(to[k]);
                }
            }
        }
    }

    private void remember(Vector value, int[] to, int count, int @Nullable [] from) {
        if (partCount == parts.length) {
            parts = Arrays.copyOf(parts, partCount * 2);
        }
        parts[partCount] = value;
        for (int k = 0; k < count; k++) {
            partOf[to[k]] = partCount;
            rowOf[to[k]] = from == null ? k : from[k];
        }
        partCount++;
    }

    private void scatter(Vector value, int[] to, int count, int @Nullable [] from) {
        if (physical == PhysicalType.DECIMAL128) {
            scatterDecimals(DecimalOperand.of(Vectors.argument(value, Scratch.fresh())), to, count, from);
            return;
        }
        var flat = value instanceof ConstantVector(var one, var _) ? one : value.flat(Scratch.fresh());
        boolean constant = value instanceof ConstantVector;
        switch (flat) {
            case LongVector(var values, int offset, var _, var _) -> {
                var out = scratch.longs(rows);
                for (int k = 0; k < count; k++) {
                    out[to[k]] = values[offset + (constant ? 0 : from == null ? k : from[k])];
                }
            }
            case IntVector(var values, int offset, var _, var _) -> {
                var out = scratch.ints(rows);
                for (int k = 0; k < count; k++) {
                    out[to[k]] = values[offset + (constant ? 0 : from == null ? k : from[k])];
                }
            }
            case DoubleVector(var values, int offset, var _, var _) -> {
                var out = scratch.doubles(rows);
                for (int k = 0; k < count; k++) {
                    out[to[k]] = values[offset + (constant ? 0 : from == null ? k : from[k])];
                }
            }
            case ByteVector(var values, int offset, var _, var _) -> {
                var out = scratch.bytes(rows);
                for (int k = 0; k < count; k++) {
                    out[to[k]] = values[offset + (constant ? 0 : from == null ? k : from[k])];
                }
            }
            default -> throw new IllegalStateException("no scatter for " + flat.physical());
        }
    }

    private void scatterDecimals(DecimalOperand values, int[] to, int count, int @Nullable [] from) {
        var high = scratch.highLongs(rows);
        var low = scratch.longs(rows);
        narrow &= values.isNarrow();
        for (int k = 0; k < count; k++) {
            int at = from == null ? k : from[k];
            high[to[k]] = values.high(at);
            low[to[k]] = values.low(at);
        }
    }

    Vector finish() {
        return switch (physical) {
            case DECIMAL128 -> narrow
                    ? DecimalLoops.narrow(scratch.longs(rows), rows, validity)
                    : new Decimal128Vector(scratch.highLongs(rows), scratch.longs(rows), 0, rows, validity);
            case LONG -> new LongVector(scratch.longs(rows), 0, rows, validity);
            case INT -> new IntVector(scratch.ints(rows), 0, rows, validity);
            case DOUBLE -> new DoubleVector(scratch.doubles(rows), 0, rows, validity);
            case BYTE -> new ByteVector(scratch.bytes(rows), 0, rows, validity);
            case SHORT, FLOAT, BYTES, LIST, STRUCT -> {
                var out = VectorBuilder.of(type, rows);
                for (int i = 0; i < rows; i++) {
                    if (partOf[i] < 0) {
                        out.appendNull();
                    } else {
                        out.append(parts[partOf[i]], rowOf[i]);
                    }
                }
                yield out.build();
            }
        };
    }
}

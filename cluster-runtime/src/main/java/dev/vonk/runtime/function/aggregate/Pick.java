package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;

/// One row's value for each group: the first, the last, or that of the row where another value is smallest or largest.
public final class Pick implements Accumulator {
    /// Which row.
    public enum Kind {
        FIRST, LAST, MIN_BY, MAX_BY
    }

    private final Kind kind;
    private final HeldValues values;
    private final HeldValues orders;

    /// @param order the type of the value that decides; for first and last any
    public Pick(Kind kind, DataType type, DataType order) {
        this.kind = kind;
        this.values = new HeldValues(type);
        this.orders = new HeldValues(order);
    }

    private boolean byOrder() {
        return kind == Kind.MIN_BY || kind == Kind.MAX_BY;
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        orders.grow(groups);
    }

    /// The second argument is the deciding value, or for first and last whether nulls are passed over.
    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        if (byOrder()) {
            takeBest(groups, rows, arguments);
            return;
        }
        boolean skipNulls = rows > 0 && arguments.length > 1 && !arguments[1].isNull(0)
                && Vectors.longAt(arguments[1], 0) != 0;
        for (int i = 0; i < rows; i++) {
            boolean wanted = !skipNulls || !arguments[0].isNull(i);
            if (wanted && (kind == Kind.LAST || values.get(groups[i]) == null)) {
                values.set(groups[i], arguments[0], i);
            }
        }
    }

    private void takeBest(int[] groups, int rows, Vector[] arguments) {
        int sign = kind == Kind.MAX_BY ? 1 : -1;
        for (int i = 0; i < rows; i++) {
            if (arguments[1].isNull(i)) {
                continue;
            }
            var best = orders.get(groups[i]);
            if (best == null || sign * VectorOrder.compare(arguments[1], i, best, 0) > 0) {
                orders.set(groups[i], arguments[1], i);
                values.set(groups[i], arguments[0], i);
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        if (byOrder()) {
            takeBest(groups, rows, state);
            return;
        }
        for (int i = 0; i < rows; i++) {
            if (Vectors.longAt(state[1], i) != 0 && (kind == Kind.LAST || values.get(groups[i]) == null)) {
                values.set(groups[i], state[0], i);
            }
        }
    }

    @Override
    public Vector[] state(int groups) {
        if (byOrder()) {
            return new Vector[]{values.values(groups), orders.values(groups)};
        }
        var taken = new byte[groups];
        for (int i = 0; i < groups; i++) {
            taken[i] = (byte) (values.get(i) == null ? 0 : 1);
        }
        return new Vector[]{values.values(groups), new ByteVector(taken, 0, groups, null)};
    }

    @Override
    public Vector result(int groups) {
        return values.values(groups);
    }

    @Override
    public long bytes() {
        return values.bytes() + orders.bytes();
    }
}

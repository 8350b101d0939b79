package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import java.util.Arrays;
import java.util.List;

/// `AND` and `OR`: three values as numbers, false 0, null 1, true 2, so that AND is the minimum and OR the maximum.
/// A term that may raise is evaluated only on the rows that are still open.
public final class LogicNode implements Node {
    private static final byte UNKNOWN = 1;
    private static final byte TRUE = 2;

    private final List<Guarded> terms;
    private final boolean and;
    private final Scratch scratch = new Scratch();
    private byte[] state = new byte[0];

    /// @param and whether all must be true; else one
    public LogicNode(List<Guarded> terms, boolean and) {
        this.terms = List.copyOf(terms);
        this.and = and;
    }

    @Override
    public Vector evaluate(Batch batch) {
        int rows = batch.rowCount();
        if (state.length < rows) {
            state = new byte[rows];
        }
        Arrays.fill(state, 0, rows, and ? TRUE : 0);
        boolean nulls = false;
        for (var term : terms) {
            nulls |= term.everywhere() ? everywhere(term.node().evaluate(batch), rows) : onOpenRows(term.node(), batch);
        }
        return result(rows, nulls);
    }

    private boolean everywhere(Vector value, int rows) {
        if (value instanceof ConstantVector constant) {
            byte code = code(constant.value(), 0);
            for (int i = 0; i < rows; i++) {
                state[i] = (byte) (and ? Math.min(state[i], code) : Math.max(state[i], code));
            }
            return code == UNKNOWN;
        }
        var flat = (ByteVector) value.flat(scratch);
        var values = flat.values();
        int offset = flat.offset();
        var validity = flat.validity();
        if (validity == null) {
            if (and) {
                for (int i = 0; i < rows; i++) {
                    state[i] = (byte) Math.min(state[i], values[offset + i] << 1);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    state[i] = (byte) Math.max(state[i], values[offset + i] << 1);
                }
            }
            return false;
        }
        for (int i = 0; i < rows; i++) {
            int code = validity.isNull(i) ? UNKNOWN : values[offset + i] << 1;
            state[i] = (byte) (and ? Math.min(state[i], code) : Math.max(state[i], code));
        }
        return true;
    }

    private boolean onOpenRows(Node term, Batch batch) {
        int rows = batch.rowCount();
        byte settled = and ? 0 : TRUE;
        var open = new int[rows];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            open[count] = i;
            count += state[i] != settled ? 1 : 0;
        }
        if (count == 0) {
            return false;
        }
        var physical = new int[count];
        for (int i = 0; i < count; i++) {
            physical[i] = batch.row(open[i]);
        }
        var value = term.evaluate(batch.select(physical, count)).flat(scratch);
        for (int i = 0; i < count; i++) {
            byte code = code(value, i);
            state[open[i]] = (byte) (and ? Math.min(state[open[i]], code) : Math.max(state[open[i]], code));
        }
        return value.validity() != null;
    }

    private static byte code(Vector flat, int row) {
        return flat.isNull(row) ? UNKNOWN : (byte) (((ByteVector) flat).get(row) << 1);
    }

    private Vector result(int rows, boolean nulls) {
        var out = scratch.bytes(rows);
        for (int i = 0; i < rows; i++) {
            out[i] = (byte) (state[i] >> 1);
        }
        if (!nulls) {
            return new ByteVector(out, 0, rows, null);
        }
        var validity = Validity.allPresent(rows);
        for (int i = 0; i < rows; i++) {
            if (state[i] == UNKNOWN) {
                validity.setNull(i);
            }
        }
        return new ByteVector(out, 0, rows, validity);
    }

    public static Node not(Node child) {
        var scratch = new Scratch();
        return batch -> {
            int rows = batch.rowCount();
            var value = child.evaluate(batch);
            var flat = (ByteVector) value.flat(scratch);
            var out = scratch.bytes(rows);
            for (int i = 0; i < rows; i++) {
                out[i] = (byte) (flat.values()[flat.offset() + i] ^ 1);
            }
            return new ByteVector(out, 0, rows, flat.validity());
        };
    }

    public static Node isNull(Node child) {
        var scratch = new Scratch();
        return batch -> {
            int rows = batch.rowCount();
            var validity = child.evaluate(batch).validity();
            var out = scratch.bytes(rows);
            if (validity == null) {
                Arrays.fill(out, 0, rows, (byte) 0);
            } else {
                for (int i = 0; i < rows; i++) {
                    out[i] = (byte) (validity.isNull(i) ? 1 : 0);
                }
            }
            return new ByteVector(out, 0, rows, null);
        };
    }
}

package dev.vonk.runtime.expression.selection;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.expression.node.Node;
import org.jspecify.annotations.Nullable;

/// One term of a condition: shrinks a selection. Loops write every candidate and move on by the answer's bit, because
/// a branch that is taken half of the time costs three times as much.
public interface SelectionStep {
    /// @param in physical rows to look at; null for rows 0 to `count`
    /// @param out where the rows that pass go, in order; may be `in`
    /// @return how many pass
    int narrow(Batch batch, int @Nullable [] in, int count, int[] out);

    /// The rows where a column is not null.
    static SelectionStep notNull(int column) {
        return (batch, in, count, out) -> present(batch.column(column).validity(), in, count, out);
    }

    /// A condition of any kind, by way of a boolean column.
    static SelectionStep general(Node condition) {
        var scratch = new Scratch();
        return (batch, in, count, out) -> {
            var candidates = in == null || in == batch.selection() ? batch : batch.select(in, count);
            var flags = (ByteVector) condition.evaluate(candidates).flat(scratch);
            return pass(flags, in, count, out);
        };
    }

    /// The rows whose flag is 1 and not null; `flags` has one for each candidate.
    static int pass(ByteVector flags, int @Nullable [] in, int count, int[] out) {
        var values = flags.values();
        int offset = flags.offset();
        var validity = flags.validity();
        int k = 0;
        if (validity != null) {
            for (int i = 0; i < count; i++) {
                out[k] = in == null ? i : in[i];
                k += validity.isNull(i) ? 0 : values[offset + i];
            }
        } else if (in == null) {
            for (int i = 0; i < count; i++) {
                out[k] = i;
                k += values[offset + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                out[k] = in[i];
                k += values[offset + i];
            }
        }
        return k;
    }

    /// The rows that are present.
    static int present(@Nullable Validity validity, int @Nullable [] in, int count, int[] out) {
        if (validity == null) {
            if (in == null) {
                for (int i = 0; i < count; i++) {
                    out[i] = i;
                }
            } else if (in != out) {
                System.arraycopy(in, 0, out, 0, count);
            }
            return count;
        }
        int k = 0;
        for (int i = 0; i < count; i++) {
            int row = in == null ? i : in[i];
            out[k] = row;
            k += validity.isNull(row) ? 0 : 1;
        }
        return k;
    }
}

package dev.vonk.runtime.expression.selection;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import org.jspecify.annotations.Nullable;

/// A float or double column compared with a constant that is not NaN. NaN in the column is greater than all.
public final class FloatStep implements SelectionStep {
    private final int column;
    private final boolean less;
    private final boolean equal;
    private final boolean greater;
    private final double constant;
    private final Scratch scratch = new Scratch();

    public FloatStep(int column, String comparison, double constant) {
        this.column = column;
        this.less = comparison.startsWith("less") || comparison.equals("not_equal");
        this.equal = comparison.endsWith("equal") && !comparison.equals("not_equal");
        this.greater = comparison.startsWith("greater") || comparison.equals("not_equal");
        this.constant = constant;
    }

    @Override
    public int narrow(Batch batch, int @Nullable [] in, int count, int[] out) {
        var values = batch.column(column);
        var validity = values.validity();
        if (validity != null) {
            count = SelectionStep.present(validity, in, count, out);
            in = out;
        }
        if (values instanceof DoubleVector(var array, int offset, var _, var _)) {
            return less == greater ? equality(array, offset, in, count, out) : order(array, offset, in, count, out);
        }
        var flat = values.flat(scratch);
        int k = 0;
        for (int i = 0; i < count; i++) {
            int row = in == null ? i : in[i];
            int order = VectorOrder.compare(Vectors.doubleAt(flat, row), constant);
            out[k] = row;
            k += order < 0 ? less ? 1 : 0 : order == 0 ? equal ? 1 : 0 : greater ? 1 : 0;
        }
        return k;
    }

    private int equality(double[] array, int offset, int @Nullable [] in, int count, int[] out) {
        int flip = equal ? 0 : 1;
        int k = 0;
        for (int i = 0; i < count; i++) {
            int row = in == null ? i : in[i];
            out[k] = row;
            k += (array[offset + row] == constant ? 1 : 0) ^ flip;
        }
        return k;
    }

    /// "Greater" is "not less or equal", so that NaN, for which every comparison fails, passes as the greatest.
    private int order(double[] array, int offset, int @Nullable [] in, int count, int[] out) {
        int flip = greater ? 1 : 0;
        boolean strict = less != equal;
        int k = 0;
        if (strict) {
            for (int i = 0; i < count; i++) {
                int row = in == null ? i : in[i];
                out[k] = row;
                k += (array[offset + row] < constant ? 1 : 0) ^ flip;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = in == null ? i : in[i];
                out[k] = row;
                k += (array[offset + row] <= constant ? 1 : 0) ^ flip;
            }
        }
        return k;
    }
}

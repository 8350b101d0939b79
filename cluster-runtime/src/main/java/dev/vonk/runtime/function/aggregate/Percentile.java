package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `percentile` and `median`, between neighbours in proportion, and `percentile_approx`, which gives a value that occurs.
/// All values of a group are kept and sorted at the end.
public final class Percentile implements Accumulator {
    private final GroupedValues values;
    private final DataType type;
    private final DataType resultType;
    private final boolean interpolate;
    private double @Nullable [] points;

    /// @param resultType of one percentile, or an array of such where several are asked for at once
    /// @param interpolate whether a point between two values is between their numbers; the values are doubles then
    /// @param points fixed percentages; null where the second argument holds them
    public Percentile(DataType type, DataType resultType, boolean interpolate, double @Nullable [] points) {
        this.values = new GroupedValues(type);
        this.type = type;
        this.resultType = resultType;
        this.interpolate = interpolate;
        this.points = points;
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        if (points == null && rows > 0) {
            points = points(arguments[1]);
        }
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                values.add(groups[i], arguments[0], i);
            }
        }
    }

    private static double[] points(Vector argument) {
        var one = argument instanceof ConstantVector(var value, var _) ? value : argument;
        double[] points;
        if (one instanceof ListVector list) {
            points = new double[list.size(0)];
            for (int k = 0; k < points.length; k++) {
                points[k] = Vectors.doubleAt(list.child(), list.start(0) + k);
            }
        } else {
            points = new double[]{Vectors.doubleAt(one, 0)};
        }
        for (double point : points) {
            if (!(point >= 0 && point <= 1)) {
                throw new DataException("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE",
                        "A percentage must be from 0.0 to 1.0, not " + point + ".");
            }
        }
        return points;
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        if (points == null && rows > 0) {
            var lists = (ListVector) state[1].flat(Scratch.fresh());
            for (int i = 0; i < rows && points == null; i++) {
                if (lists.size(i) > 0) {
                    points = points(lists.slice(i, 1));
                }
            }
        }
        values.addLists(groups, rows, (ListVector) state[0].flat(Scratch.fresh()));
    }

    @Override
    public Vector[] state(int groups) {
        var out = VectorBuilder.of(new ArrayType(new DataType.DoubleType(), false), groups);
        for (int i = 0; i < groups; i++) {
            for (double point : points == null ? new double[0] : points) {
                out.elements().appendDouble(point);
            }
            out.endList();
        }
        return new Vector[]{values.lists(groups), out.build()};
    }

    @Override
    public Vector result(int groups) {
        var out = VectorBuilder.of(resultType, groups);
        var all = values.all();
        boolean several = resultType instanceof ArrayType && !(type instanceof ArrayType);
        for (int i = 0; i < groups; i++) {
            if (values.size(i) == 0 || points == null) {
                out.appendNull();
                continue;
            }
            var order = Arrays.stream(values.of(i)).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> VectorOrder.compare(all, a, all, b));
            for (double point : points) {
                append(several ? out.elements() : out, all, order, point);
            }
            if (several) {
                out.endList();
            }
        }
        return out.build();
    }

    private void append(VectorBuilder out, Vector all, Integer[] order, double point) {
        if (!interpolate) {
            int rank = (int) Math.max(0, Math.ceil(point * order.length) - 1);
            out.append(all, order[rank]);
            return;
        }
        double position = (order.length - 1) * point;
        int lower = (int) Math.floor(position);
        int upper = (int) Math.ceil(position);
        double below = Vectors.doubleAt(all, order[lower]);
        double above = Vectors.doubleAt(all, order[upper]);
        out.appendDouble(
                lower == upper || below == above ? below : (upper - position) * below + (position - lower) * above);
    }

    @Override
    public long bytes() {
        return values.bytes();
    }
}

package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.Comparisons;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// `= != < <= > >= <=>`, and the largest and smallest of several values.
public final class ComparisonFunctions implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("comparison");
        family.scalar("equal", "left = right", "Whether both are the same value.", "1 = 1", "true")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.equal(a[0], a[1], 0, rows, validity, scratch)));
        family.scalar("not_equal", "left != right", "Whether they are different values.", "1 != 1", "false")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.equal(a[0], a[1], 1, rows, validity, scratch)));
        family.scalar("less", "left < right", "Whether `left` comes before `right`.", "1 < 2", "true")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.less(a[0], a[1], 0, rows, validity, scratch)));
        family.scalar("less_or_equal", "left <= right", "Whether `left` does not come after `right`.", "2 <= 2", "true")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.less(a[1], a[0], 1, rows, validity, scratch)));
        family.scalar("greater", "left > right", "Whether `left` comes after `right`.", "1 > 2", "false")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.less(a[1], a[0], 0, rows, validity, scratch)));
        family.scalar(
                "greater_or_equal", "left >= right", "Whether `left` does not come before `right`.", "2 >= 2", "true")
                .binds(types -> pair(types,
                        (a, rows, validity, scratch) -> Comparisons.less(a[0], a[1], 1, rows, validity, scratch)));
        family.scalar("equal_null_safe", "left <=> right",
                "Whether both are the same value or both NULL; never NULL itself.", "1 <=> NULL", "false").ownNulls()
                .binds(types -> pair(types, (a, rows, _, scratch) -> {
                    var out = scratch.bytes(rows);
                    for (int i = 0; i < rows; i++) {
                        out[i] = (byte) (VectorOrder.compare(a[0], i, a[1], i) == 0 ? 1 : 0);
                    }
                    return new ByteVector(out, 0, rows, null);
                }));
        family.scalar("greatest", "greatest(expr, ...)", "The largest of the values that are not NULL.",
                "greatest(10, 9, 2)", "10").ownNulls().binds(types -> extreme(types, 1));
        family.scalar("least", "least(expr, ...)", "The smallest of the values that are not NULL.", "least(10, 9, 2)",
                "2").ownNulls().binds(types -> extreme(types, -1));
        return family.functions();
    }

    private static Optional<BoundFunction> pair(List<DataType> types, Kernel kernel) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        return Coercion.leastCommonType(types.get(0), types.get(1))
                .filter(common -> common.isOrderable())
                .map(common -> new BoundFunction(List.of(common, common), DataTypes.BooleanType, kernel));
    }

    private static Optional<BoundFunction> extreme(List<DataType> types, int sign) {
        if (types.size() < 2) {
            return Optional.empty();
        }
        return Coercion.leastCommonType(types).filter(DataType::isOrderable).map(common -> new BoundFunction(
                Collections.nCopies(types.size(), common), common,
                (arguments, rows, _, _) -> Shapes.values(common, rows, null, (i, out) -> {
                    int best = -1;
                    for (int k = 0; k < arguments.length; k++) {
                        if (!arguments[k].isNull(i)
                                && (best < 0 || sign * VectorOrder.compare(arguments[k], i, arguments[best], i) > 0)) {
                            best = k;
                        }
                    }
                    if (best < 0) {
                        out.appendNull();
                    } else {
                        out.append(arguments[best], i);
                    }
                })));
    }
}

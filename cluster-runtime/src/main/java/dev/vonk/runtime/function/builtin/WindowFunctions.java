package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.function.BoundWindow;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.function.WindowFunction.Kind;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions of a row's place in its window. Their examples hold for three rows ordered by `x`: 1, 2 and 3.
public final class WindowFunctions implements FunctionFamily {
    private final List<WindowFunction> all = new ArrayList<>();

    @Override
    public List<WindowFunction> windows() {
        add(Kind.ROW_NUMBER, "row_number()", "The number of the row in its partition, from 1.", "1, 2, 3",
                types -> numbering(types, DataTypes.IntegerType));
        add(Kind.RANK, "rank()", "One more than the rows before it in the order; equal rows have equal ranks.",
                "1, 2, 3", types -> numbering(types, DataTypes.IntegerType));
        add(Kind.DENSE_RANK, "dense_rank()", "As rank, but without gaps behind equal rows.", "1, 2, 3",
                types -> numbering(types, DataTypes.IntegerType));
        add(Kind.PERCENT_RANK, "percent_rank()", "The rank as a part of the partition, from 0 to 1.",
                "0.0, 0.5, 1.0", types -> numbering(types, DataTypes.DoubleType));
        add(Kind.CUME_DIST, "cume_dist()", "How large a part of the partition is not behind the row.",
                "0.3333333333333333, 0.6666666666666666, 1.0", types -> numbering(types, DataTypes.DoubleType));
        add(Kind.NTILE, "ntile([n])", "The bucket of the row where the partition is cut into n as equal as can be.",
                "1, 1, 1", WindowFunctions::ntile);
        add(Kind.LAG, "lag(input[, offset[, default]])",
                "The value so many rows before (1 if not said), or the default where there is no such row.",
                "NULL, 1, 2", WindowFunctions::neighbour);
        add(Kind.LEAD, "lead(input[, offset[, default]])",
                "The value so many rows behind (1 if not said), or the default where there is no such row.",
                "2, 3, NULL", WindowFunctions::neighbour);
        add(Kind.NTH_VALUE, "nth_value(input, n)", "The value of the n-th row of the frame, or NULL.", "NULL, 2, 2",
                WindowFunctions::nth);
        return all;
    }

    private void add(Kind kind, String usage, String description, String result, WindowFunction.Binding binding) {
        var name = usage.substring(0, usage.indexOf('('));
        var call = switch (kind) {
            case LAG, LEAD -> name + "(x)";
            case NTH_VALUE -> name + "(x, 2)";
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> name + "()";
        };
        all.add(new WindowFunction(name, usage, description,
                new ScalarFunction.Example(call + " OVER (ORDER BY x)", result), kind, binding));
    }

    private static Optional<BoundWindow> numbering(List<DataType> types, DataType result) {
        return types.isEmpty() ? Optional.of(new BoundWindow(List.of(), result)) : Optional.empty();
    }

    private static Optional<BoundWindow> ntile(List<DataType> types) {
        return types.isEmpty() || types.size() == 1 && types.getFirst() instanceof DataType.IntegerType
                ? Optional.of(new BoundWindow(types, DataTypes.IntegerType))
                : Optional.empty();
    }

    private static Optional<BoundWindow> neighbour(List<DataType> types) {
        if (types.isEmpty() || types.size() > 3 || types.size() > 1 && !isCount(types.get(1))) {
            return Optional.empty();
        }
        var input = types.getFirst();
        if (types.size() == 3 && !(types.get(2) instanceof DataType.NullType)
                && !Coercion.canImplicitlyCast(types.get(2), input)) {
            return Optional.empty();
        }
        var wanted = List.of(input, DataTypes.IntegerType, input);
        return Optional.of(new BoundWindow(wanted.subList(0, types.size()), input));
    }

    private static Optional<BoundWindow> nth(List<DataType> types) {
        return types.size() == 2 && isCount(types.get(1))
                ? Optional.of(new BoundWindow(List.of(types.getFirst(), DataTypes.IntegerType), types.getFirst()))
                : Optional.empty();
    }

    private static boolean isCount(DataType type) {
        return Coercion.canImplicitlyCast(type, DataTypes.IntegerType);
    }
}

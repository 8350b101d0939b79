package dev.vonk.runtime.function;

import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.function.aggregate.Count;
import dev.vonk.runtime.function.aggregate.DecimalSum;
import dev.vonk.runtime.function.aggregate.DoubleSum;
import dev.vonk.runtime.function.aggregate.Extreme;
import dev.vonk.runtime.function.aggregate.LongSum;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The functions of many rows.
final class Aggregates {
    private final List<AggregateFunction> all = new ArrayList<>();

    private Aggregates() {
    }

    static List<AggregateFunction> functions() {
        var list = new Aggregates();
        list.basic();
        return list.all;
    }

    private void add(String name, String usage, String description, String call, String result, AggregateFunction.Binding binding) {
        all.add(new AggregateFunction(name, usage, description, new ScalarFunction.Example(call, result), binding));
    }

    private void basic() {
        add("count", "count(*), count(expr, ...)", "How many rows there are, or have no NULL in the arguments.", "count(x)", "3", types -> Optional.of(bound(types, DataTypes.LongType, List.of(DataTypes.LongType), false, Count::new)));
        add("sum", "sum(expr)", "The sum of the values that are not NULL.", "sum(x)", "6", types -> sum(types, true));
        add("avg", "avg(expr)", "The mean of the values that are not NULL.", "avg(x)", "2.0", types -> average(types, true));
        add("min", "min(expr)", "The smallest value.", "min(x)", "1", types -> extreme(types, -1));
        add("max", "max(expr)", "The largest value.", "max(x)", "3", types -> extreme(types, 1));
    }

    private static BoundAggregate bound(List<DataType> arguments, DataType result, List<DataType> state, boolean nullable, Supplier<Accumulator> accumulator) {
        return new BoundAggregate(arguments, result, state, nullable, accumulator);
    }

    private static Optional<DataType> number(List<DataType> types) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        return switch (types.get(0)) {
            case DataType.StringType _, DataType.NullType _ -> Optional.of(DataTypes.DoubleType);
            default -> types.get(0).isNumeric() || Temporal.isInterval(types.get(0)) ? Optional.of(types.get(0)) : Optional.empty();
        };
    }

    private static Optional<BoundAggregate> sum(List<DataType> types, boolean raise) {
        return number(types).map(type -> {
            var result = Coercion.sumType(type);
            var arguments = List.of(type);
            return switch (result) {
                case DecimalType decimal -> bound(arguments, result, List.of(result), true, () -> new DecimalSum(decimal, null, raise));
                case DataType.DoubleType _ -> bound(arguments, result, List.of(result, DataTypes.LongType), true, () -> new DoubleSum(false));
                default -> bound(arguments, result, List.of(result), true, () -> new LongSum(result));
            };
        });
    }

    private static Optional<BoundAggregate> average(List<DataType> types, boolean raise) {
        return number(types).filter(DataType::isNumeric).map(type -> {
            var result = Coercion.averageType(type);
            if (result instanceof DecimalType decimal) {
                var sum = (DecimalType) Coercion.sumType(type);
                return bound(List.of(type), result, List.of(sum, DataTypes.LongType), true, () -> new DecimalSum(sum, decimal, raise));
            }
            return bound(List.of(type), result, List.of(result, DataTypes.LongType), true, () -> new DoubleSum(true));
        });
    }

    private static Optional<BoundAggregate> extreme(List<DataType> types, int sign) {
        if (types.size() != 1 || !types.get(0).isOrderable()) {
            return Optional.empty();
        }
        var type = types.get(0);
        return Optional.of(bound(types, type, types, true, () -> Extreme.of(type, sign)));
    }
}

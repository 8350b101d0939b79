package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.BoundAggregate;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.function.aggregate.ApproximateDistinct;
import dev.vonk.runtime.function.aggregate.BitSums;
import dev.vonk.runtime.function.aggregate.Collect;
import dev.vonk.runtime.function.aggregate.Count;
import dev.vonk.runtime.function.aggregate.CountIf;
import dev.vonk.runtime.function.aggregate.DecimalSum;
import dev.vonk.runtime.function.aggregate.DoubleSum;
import dev.vonk.runtime.function.aggregate.Extreme;
import dev.vonk.runtime.function.aggregate.Join;
import dev.vonk.runtime.function.aggregate.LongSum;
import dev.vonk.runtime.function.aggregate.Mode;
import dev.vonk.runtime.function.aggregate.Moments;
import dev.vonk.runtime.function.aggregate.Percentile;
import dev.vonk.runtime.function.aggregate.Pick;
import dev.vonk.runtime.function.aggregate.Product;
import dev.vonk.runtime.function.aggregate.Regression;
import dev.vonk.runtime.function.aggregate.TolerantSum;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The functions of many rows.
public final class Aggregates implements FunctionFamily {
    private final List<AggregateFunction> all = new ArrayList<>();

    @Override
    public List<AggregateFunction> aggregates() {
        basic();
        choices();
        statistics();
        collections();
        return all;
    }

    private void add(String name, String usage, String description, String call, String result,
            AggregateFunction.Binding binding) {
        all.add(new AggregateFunction(name, usage, description, new ScalarFunction.Example(call, result), binding));
    }

    private void basic() {
        add("count", "count(*), count(expr, ...)", "How many rows there are, or have no NULL in the arguments.",
                "count(x)", "3",
                types -> Optional.of(bound(types, DataTypes.LongType, List.of(DataTypes.LongType), false, Count::new)));
        add("sum", "sum(expr)", "The sum of the values that are not NULL.", "sum(x)", "6", types -> sum(types, true));
        for (var name : List.of("avg", "mean")) {
            add(name, name + "(expr)", "The mean of the values that are not NULL.", name + "(x)", "2.0",
                    types -> average(types, true));
        }
        add("min", "min(expr)", "The smallest value.", "min(x)", "1", types -> extreme(types, -1));
        add("max", "max(expr)", "The largest value.", "max(x)", "3", types -> extreme(types, 1));
    }

    private void choices() {
        for (var name : List.of("first", "first_value", "any_value")) {
            add(name, name + "(expr[, ignore_nulls])", "The value of the first row that comes.", name + "(x)", "1",
                    types -> pick(types, Pick.Kind.FIRST));
        }
        for (var name : List.of("last", "last_value")) {
            add(name, name + "(expr[, ignore_nulls])", "The value of the last row that comes.", name + "(x)", "3",
                    types -> pick(types, Pick.Kind.LAST));
        }
        add("max_by", "max_by(expr, order)", "The value of the row where `order` is largest.", "max_by(s, x)", "c",
                types -> pickBy(types, Pick.Kind.MAX_BY));
        add("min_by", "min_by(expr, order)", "The value of the row where `order` is smallest.", "min_by(s, x)", "a",
                types -> pickBy(types, Pick.Kind.MIN_BY));
        add("count_if", "count_if(condition)", "The rows where the condition is true.", "count_if(b)", "2",
                types -> one(types, DataTypes.BooleanType, DataTypes.LongType, List.of(DataTypes.LongType), false,
                        CountIf::new));
        for (var name : List.of("bool_and", "every")) {
            add(name, name + "(condition)", "Whether the condition is true in all rows.", name + "(b)", "false",
                    types -> one(types, DataTypes.BooleanType, DataTypes.BooleanType, List.of(DataTypes.BooleanType),
                            true, () -> Extreme.of(DataTypes.BooleanType, -1)));
        }
        for (var name : List.of("bool_or", "some", "any")) {
            add(name, name + "(condition)", "Whether the condition is true in some row.", name + "(b)", "true",
                    types -> one(types, DataTypes.BooleanType, DataTypes.BooleanType, List.of(DataTypes.BooleanType),
                            true, () -> Extreme.of(DataTypes.BooleanType, 1)));
        }
        add("bit_and", "bit_and(expr)", "The bits set in all values.", "bit_and(x)", "0",
                types -> bits(types, BitSums.Kind.AND));
        add("bit_or", "bit_or(expr)", "The bits set in some value.", "bit_or(x)", "3",
                types -> bits(types, BitSums.Kind.OR));
        add("bit_xor", "bit_xor(expr)", "The bits set in an odd number of values.", "bit_xor(x)", "0",
                types -> bits(types, BitSums.Kind.XOR));
        add("try_sum", "try_sum(expr)", "The sum, or NULL where it does not fit its type.", "try_sum(x)", "6",
                types -> sum(types, false));
        add("try_avg", "try_avg(expr)", "The mean, or NULL where it does not fit its type.", "try_avg(x)", "2.0",
                types -> average(types, false));
        add("product", "product(expr)", "The product of the values.", "product(x)", "6.0", types -> one(types,
                DataTypes.DoubleType, DataTypes.DoubleType, List.of(DataTypes.DoubleType), true, Product::new));
    }

    private void statistics() {
        moments("stddev", "The standard deviation of a sample.", "1.0", Moments.Kind.STDDEV_SAMP);
        moments("std", "The standard deviation of a sample.", "1.0", Moments.Kind.STDDEV_SAMP);
        moments("stddev_samp", "The standard deviation of a sample.", "1.0", Moments.Kind.STDDEV_SAMP);
        moments("stddev_pop", "The standard deviation of all.", "0.816496580927726", Moments.Kind.STDDEV_POP);
        moments("variance", "The variance of a sample.", "1.0", Moments.Kind.VAR_SAMP);
        moments("var_samp", "The variance of a sample.", "1.0", Moments.Kind.VAR_SAMP);
        moments("var_pop", "The variance of all.", "0.6666666666666666", Moments.Kind.VAR_POP);
        moments("skewness", "How far the values lean to one side.", "0.0", Moments.Kind.SKEWNESS);
        moments("kurtosis", "How heavy the ends of the distribution are, the normal one being 0.", "-1.5",
                Moments.Kind.KURTOSIS);
        pairs("corr", "The correlation of two columns.", "1.0", Regression.Kind.CORR);
        pairs("covar_pop", "The covariance of all.", "1.3333333333333333", Regression.Kind.COVAR_POP);
        pairs("covar_samp", "The covariance of a sample.", "2.0", Regression.Kind.COVAR_SAMP);
        pairs("regr_count", "The pairs without NULL.", "3", Regression.Kind.COUNT);
        pairs("regr_avgx", "The mean of the second column.", "2.0", Regression.Kind.AVG_X);
        pairs("regr_avgy", "The mean of the first column.", "4.0", Regression.Kind.AVG_Y);
        pairs("regr_sxx", "The sum of squares of the second column.", "2.0", Regression.Kind.SXX);
        pairs("regr_syy", "The sum of squares of the first column.", "8.0", Regression.Kind.SYY);
        pairs("regr_sxy", "The sum of products of both columns.", "4.0", Regression.Kind.SXY);
        pairs("regr_slope", "The slope of the line through the pairs.", "2.0", Regression.Kind.SLOPE);
        pairs("regr_intercept", "Where the line through the pairs starts.", "0.0", Regression.Kind.INTERCEPT);
        pairs("regr_r2", "How much of the first column the line explains.", "1.0", Regression.Kind.R2);
        add("median", "median(expr)", "The middle value.", "median(x)", "2.0",
                types -> one(types, DataTypes.DoubleType, DataTypes.DoubleType, percentileState(DataTypes.DoubleType),
                        true,
                        () -> new Percentile(DataTypes.DoubleType, DataTypes.DoubleType, true, new double[]{0.5})));
        add("percentile", "percentile(expr, percentage)",
                "The value below which so large a part lies, between neighbours in proportion.", "percentile(x, 0.25)",
                "1.5", types -> percentile(types, true));
        for (var name : List.of("percentile_approx", "approx_percentile")) {
            add(name, name + "(expr, percentage[, accuracy])",
                    "A value of the column below which so large a part lies.", name + "(x, 0.5)", "2",
                    types -> percentile(types, false));
        }
    }

    private void moments(String name, String description, String result, Moments.Kind kind) {
        add(name, name + "(expr)", description, name + "(x)", result, types -> one(types, DataTypes.DoubleType,
                DataTypes.DoubleType, Moments.stateTypes(), true, () -> new Moments(kind)));
    }

    private void pairs(String name, String description, String result, Regression.Kind kind) {
        var type = kind == Regression.Kind.COUNT ? DataTypes.LongType : DataTypes.DoubleType;
        add(name, name + "(y, x)", description, name + "(y, x)", result, types -> types.size() == 2
                && types.stream().allMatch(given -> Coercion.canImplicitlyCast(given, DataTypes.DoubleType))
                        ? Optional.of(bound(List.of(DataTypes.DoubleType, DataTypes.DoubleType), type,
                                Regression.stateTypes(), kind != Regression.Kind.COUNT, () -> new Regression(kind)))
                        : Optional.empty());
    }

    private void collections() {
        for (var name : List.of("collect_list", "array_agg")) {
            add(name, name + "(expr)", "The values that are not NULL, as an array.", name + "(x)", "[1, 2, 3]",
                    types -> collect(types, false));
        }
        add("collect_set", "collect_set(expr)", "The different values that are not NULL, as an array.",
                "collect_set(x)", "[1, 2, 3]", types -> collect(types, true));
        for (var name : List.of("listagg", "string_agg")) {
            add(name, name + "(expr[, delimiter])", "The texts with the delimiter between them.", name + "(s, '-')",
                    "a-b-c",
                    types -> types.isEmpty() || types.size() > 2
                            || types.stream().anyMatch(type -> !Coercion.isAtomic(type))
                                    ? Optional.empty()
                                    : Optional.of(bound(
                                            java.util.Collections.nCopies(types.size(), DataTypes.StringType),
                                            DataTypes.StringType,
                                            List.of(new ArrayType(DataTypes.StringType, false), DataTypes.StringType),
                                            true, Join::new)));
        }
        add("approx_count_distinct", "approx_count_distinct(expr[, deviation])",
                "About how many different values there are (1.6 % standard error).", "approx_count_distinct(x)", "3",
                types -> types.isEmpty() || types.size() > 2
                        ? Optional.empty()
                        : Optional.of(bound(types, DataTypes.LongType, List.of(DataTypes.BinaryType), false,
                                ApproximateDistinct::new)));
        mode("mode", "The value that occurs most often, of several the smallest.", "1", false);
        mode("$mode_last", "The value that occurs most often, of several the largest.", "3", true);
    }

    private void mode(String name, String description, String result, boolean largest) {
        add(name, name + "(expr)", description, name + "(x)", result,
                types -> types.size() != 1 || !types.get(0).isOrderable()
                        ? Optional.empty()
                        : Optional.of(bound(types, types.get(0), List.of(new ArrayType(types.get(0), false)), true,
                                () -> new Mode(types.get(0), largest))));
    }

    private static Optional<BoundAggregate> one(List<DataType> types, DataType argument, DataType result,
            List<DataType> state, boolean nullable, Supplier<Accumulator> accumulator) {
        return types.size() == 1 && Coercion.canImplicitlyCast(types.get(0), argument)
                ? Optional.of(bound(List.of(argument), result, state, nullable, accumulator))
                : Optional.empty();
    }

    private static Optional<BoundAggregate> pick(List<DataType> types, Pick.Kind kind) {
        if (types.isEmpty() || types.size() > 2
                || types.size() == 2 && !(types.get(1) instanceof DataType.BooleanType)) {
            return Optional.empty();
        }
        var type = types.get(0);
        return Optional.of(bound(types, type, List.of(type, DataTypes.BooleanType), true,
                () -> new Pick(kind, type, DataTypes.BooleanType)));
    }

    private static Optional<BoundAggregate> pickBy(List<DataType> types, Pick.Kind kind) {
        return types.size() == 2 && types.get(1).isOrderable()
                ? Optional.of(bound(types, types.get(0), types, true, () -> new Pick(kind, types.get(0), types.get(1))))
                : Optional.empty();
    }

    private static Optional<BoundAggregate> bits(List<DataType> types, BitSums.Kind kind) {
        return types.size() == 1 && types.get(0).isIntegral()
                ? Optional.of(bound(types, types.get(0), types, true, () -> new BitSums(kind, types.get(0))))
                : Optional.empty();
    }

    private static Optional<BoundAggregate> collect(List<DataType> types, boolean distinct) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        var array = new ArrayType(types.get(0), false);
        return Optional.of(bound(types, array, List.of(array), false, () -> new Collect(types.get(0), distinct)));
    }

    private static List<DataType> percentileState(DataType type) {
        return List.of(new ArrayType(type, false), new ArrayType(DataTypes.DoubleType, false));
    }

    private static Optional<BoundAggregate> percentile(List<DataType> types, boolean interpolate) {
        if (types.size() < 2 || types.size() > 3 || interpolate && types.size() > 2 || !types.get(0).isOrderable()) {
            return Optional.empty();
        }
        var type = interpolate ? DataTypes.DoubleType : types.get(0);
        boolean several = types.get(1) instanceof ArrayType;
        DataType points = several ? new ArrayType(DataTypes.DoubleType, false) : DataTypes.DoubleType;
        if (!Coercion.canImplicitlyCast(types.get(0), type) || !Coercion.canImplicitlyCast(types.get(1), points)) {
            return Optional.empty();
        }
        DataType result = several ? new ArrayType(type, false) : type;
        var wanted = new ArrayList<DataType>(List.of(type, points));
        if (types.size() == 3) {
            wanted.add(types.get(2));
        }
        return Optional.of(bound(wanted, result, percentileState(type), true,
                () -> new Percentile(type, result, interpolate, null)));
    }

    private static BoundAggregate bound(List<DataType> arguments, DataType result, List<DataType> state,
            boolean nullable, Supplier<Accumulator> accumulator) {
        return new BoundAggregate(arguments, result, state, nullable, accumulator);
    }

    private static Optional<DataType> number(List<DataType> types) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        return switch (types.get(0)) {
            case DataType.StringType _,DataType.NullType _ -> Optional.of(DataTypes.DoubleType);
            default -> types.get(0).isNumeric() || Temporal.isInterval(types.get(0))
                    ? Optional.of(types.get(0))
                    : Optional.empty();
        };
    }

    private static Optional<BoundAggregate> sum(List<DataType> types, boolean raise) {
        return number(types).map(type -> {
            var result = Coercion.sumType(type);
            var arguments = List.of(type);
            return switch (result) {
                case DecimalType decimal ->
                    bound(arguments, result, List.of(result), true, () -> new DecimalSum(decimal, null, raise));
                case DataType.DoubleType _ ->
                    bound(arguments, result, List.of(result, DataTypes.LongType), true, () -> new DoubleSum(false));
                default -> raise
                        ? bound(arguments, result, List.of(result), true, () -> new LongSum(result))
                        : bound(arguments, result, List.of(DataTypes.LongType, DataTypes.LongType), true,
                                () -> new TolerantSum(result));
            };
        });
    }

    private static Optional<BoundAggregate> average(List<DataType> types, boolean raise) {
        // of timestamps the mean of their seconds, as Spark has it
        var numbers = types.stream().map(type -> type instanceof DataType.TimestampType ? DataTypes.DoubleType : type)
                .toList();
        return number(numbers).filter(DataType::isNumeric).map(type -> {
            var result = Coercion.averageType(type);
            if (result instanceof DecimalType decimal) {
                var sum = (DecimalType) Coercion.sumType(type);
                return bound(List.of(type), result, List.of(sum, DataTypes.LongType), true,
                        () -> new DecimalSum(sum, decimal, raise));
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

package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Binds functions to the types of their arguments and casts the arguments to what the function wants.
final class FunctionResolver {
    private static final Set<String> OPERATORS = Set.of("add", "subtract", "multiply", "divide", "mod", "div", "equal",
            "not_equal", "less", "less_or_equal", "greater", "greater_or_equal", "equal_null_safe", "bitwise_and",
            "bitwise_or", "bitwise_xor");
    /// Null only where an argument is null.
    private static final Set<String> STRICT = Set.of("add", "subtract", "multiply", "negative", "positive", "equal",
            "not_equal", "less", "less_or_equal", "greater", "greater_or_equal", "bitwise_and", "bitwise_or",
            "bitwise_xor",
            "bitwise_not", "like", "ilike", "rlike", "upper", "lower", "length", "trim", "ltrim", "rtrim", "concat",
            "abs",
            "year", "month", "day", "dayofmonth", "dayofweek", "dayofyear", "hour", "minute", "second", "quarter",
            "contains", "startswith", "endswith", "substring", "reverse", "repeat", "initcap", "replace", "translate",
            "lpad", "rpad", "sqrt", "exp", "floor", "ceil", "date_add", "date_sub", "datediff");
    /// Never null.
    private static final Set<String> NEVER_NULL = Set.of("equal_null_safe", "array", "map", "named_struct", "struct",
            "hash",
            "xxhash64", "current_date", "current_timestamp", "now", "rand", "randn", "uuid", "isnan", "pi", "e",
            "monotonically_increasing_id", "spark_partition_id");
    private static final Set<String> SKIPS_NULLS = Set.of("first", "last", "any_value", "first_value", "last_value");
    private static final List<DataType> CAST_CANDIDATES = List.of(DataTypes.StringType, DataTypes.IntegerType,
            DataTypes.LongType, DataTypes.DoubleType, DataTypes.DateType, DataTypes.TimestampType,
            DataTypes.BooleanType);

    private final Catalog catalog;

    FunctionResolver(Catalog catalog) {
        this.catalog = catalog;
    }

    /// A call as it was written, for messages.
    ///
    /// @param text the whole call
    /// @param arguments each argument
    record Written(String name, String text, List<String> arguments, Origin origin) {}

    /// The call with a last argument that says to skip nulls.
    ///
    /// @throws AnalysisException where the function knows no such argument
    static Syntax.Call ignoringNulls(Syntax.Call call) {
        if (!SKIPS_NULLS.contains(call.name())) {
            throw Errors.invalid("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX",
                    Errors.quoted(call.name()) + " cannot IGNORE NULLS; " + String.join(", ", SKIPS_NULLS.stream()
                            .sorted().toList()) + " can.",
                    call.origin());
        }
        var arguments = new ArrayList<>(call.arguments());
        arguments.add(new Syntax.Literal(true, DataTypes.BooleanType, call.origin()));
        return new Syntax.Call(call.name(), arguments, call.distinct(), call.filter(), call.origin());
    }

    ScalarFunction scalar(Written written) {
        return catalog.scalar(written.name())
                .orElseThrow(() -> Errors.unresolvedRoutine(written.name(), catalog.functionNames(), written.origin()));
    }

    Expression call(Written written, List<Expression> arguments) {
        return call(scalar(written), written, arguments);
    }

    /// Whether the function is an operator, written between or before its operands.
    static boolean isOperator(String function) {
        return OPERATORS.contains(function);
    }

    Expression call(ScalarFunction function, Written written, List<Expression> arguments) {
        if (OperandTypes.movesText(function.name(), types(arguments))) {
            var moved = call(function, written,
                    cast(arguments, OperandTypes.adjusted(function.name(), types(arguments))));
            return Conversions.to(moved, DataTypes.StringType);
        }
        var narrow = OperandTypes.isBinary(function.name()) ? withNarrowLiterals(arguments) : arguments;
        var fitted = cast(narrow, OperandTypes.adjusted(function.name(), types(narrow)));
        var types = types(fitted);
        var bound = function.bind(types)
                .orElseThrow(
                        () -> mismatch(written, function.usage(), types, other -> function.bind(other).isPresent()));
        return new Call(function, cast(fitted, bound.argumentTypes()), bound.resultType(),
                isNullable(function, arguments));
    }

    AggregateCall aggregate(AggregateFunction function, Written written, List<Expression> arguments, boolean distinct,
            @Nullable Expression filter) {
        var types = types(arguments);
        var bound = function.bind(types)
                .orElseThrow(
                        () -> mismatch(written, function.usage(), types, other -> function.bind(other).isPresent()));
        return new AggregateCall(function, cast(arguments, bound.argumentTypes()), distinct, filter, bound.resultType(),
                bound.nullable());
    }

    /// The arguments of a window function, as it wants them.
    List<Expression> window(WindowFunction function, Written written, List<Expression> arguments) {
        var types = types(arguments);
        var bound = function.bind(types).orElseThrow(
                () -> mismatch(written, function.usage(), types, other -> function.bind(other).isPresent()));
        return cast(arguments, bound.argumentTypes());
    }

    private static boolean isNullable(ScalarFunction function, List<Expression> arguments) {
        if (NEVER_NULL.contains(function.name())) {
            return false;
        }
        return !STRICT.contains(function.name()) || arguments.stream().anyMatch(Expression::nullable);
    }

    /// An integer constant beside a decimal counts as a decimal of just its own digits.
    private static List<Expression> withNarrowLiterals(List<Expression> arguments) {
        if (arguments.stream().noneMatch(argument -> argument.type() instanceof DecimalType)) {
            return arguments;
        }
        return arguments.stream()
                .map(argument -> argument instanceof Literal(var value, var type) && value instanceof Number number
                        && type.isIntegral()
                                ? Conversions.to(argument, Coercion.decimalForLiteral(number.longValue()))
                                : argument)
                .toList();
    }

    private static List<DataType> types(List<Expression> arguments) {
        return arguments.stream().map(Expression::type).toList();
    }

    private static List<Expression> cast(List<Expression> arguments, List<DataType> types) {
        return IntStream.range(0, arguments.size()).mapToObj(i -> Conversions.to(arguments.get(i), types.get(i)))
                .toList();
    }

    private static AnalysisException mismatch(Written written, String usage, List<DataType> types,
            Function<List<DataType>, Boolean> takes) {
        var arity = Arity.of(usage);
        if (arity.isPresent() && !arity.get().allows(types.size())) {
            return Errors.wrongArgumentCount(written.name(), usage, arity.get().text(), types.size(), written.origin());
        }
        var hint = remedy(written, types, takes);
        if (OperandTypes.isBinary(written.name()) && types.size() == 2) {
            return Errors.typeMismatch(OperandTypes.condition(written.name(), types.get(0), types.get(1)),
                    written.text(),
                    "the left side is " + types.get(0).sql() + ", the right side " + types.get(1).sql()
                            + ", and the operator does not go between these." + hint,
                    written.origin());
        }
        var given = types.stream().map(DataType::sql).collect(Collectors.joining(", "));
        return Errors.typeMismatch("UNEXPECTED_INPUT_TYPE", written.text(),
                Errors.quoted(written.name()) + " does not take (" + given + "). Its form is " + usage + "." + hint,
                written.origin());
    }

    /// The one cast that would make it fit.
    private static String remedy(Written written, List<DataType> types, Function<List<DataType>, Boolean> takes) {
        for (int i = 0; i < types.size(); i++) {
            if (!Coercion.isAtomic(types.get(i))) {
                continue;
            }
            var candidates = new ArrayList<>(types);
            candidates.addAll(CAST_CANDIDATES);
            for (var candidate : candidates) {
                var changed = new ArrayList<>(types);
                changed.set(i, candidate);
                if (!candidate.equals(types.get(i)) && Coercion.canCast(types.get(i), candidate)
                        && takes.apply(changed)) {
                    return " Cast it: CAST(" + written.arguments().get(i) + " AS " + candidate.sql()
                            + "), written .cast(\""
                            + candidate.simpleString() + "\").";
                }
            }
        }
        return "";
    }
}

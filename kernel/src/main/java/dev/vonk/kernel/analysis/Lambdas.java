package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.expression.lambda.HigherOrder;
import dev.vonk.runtime.expression.lambda.HigherOrder.Kind;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Calls of functions that take a function: the variables get their types from the collections, and what the inner
/// function uses besides them becomes arguments of the call.
final class Lambdas {
    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("transform", Kind.TRANSFORM),
            Map.entry("filter", Kind.FILTER), Map.entry("exists", Kind.EXISTS), Map.entry("forall", Kind.FORALL),
            Map.entry("aggregate", Kind.AGGREGATE), Map.entry("reduce", Kind.AGGREGATE),
            Map.entry("zip_with", Kind.ZIP_WITH), Map.entry("transform_keys", Kind.TRANSFORM_KEYS),
            Map.entry("transform_values", Kind.TRANSFORM_VALUES), Map.entry("map_filter", Kind.MAP_FILTER),
            Map.entry("map_zip_with", Kind.MAP_ZIP_WITH), Map.entry("array_sort", Kind.ARRAY_SORT));

    private final ExpressionAnalyzer analyzer;

    Lambdas(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /// An inner function: its value over its variables.
    private record Inner(List<ColumnReference> variables, Expression body) {}

    /// The expression, or empty where the function takes no function.
    Optional<Expression> call(Syntax.Call call) {
        var kind = KINDS.get(call.name());
        if (kind == null || kind == Kind.ARRAY_SORT && call.arguments().size() == 1) {
            return Optional.empty();
        }
        requireArguments(call, kind);
        return Optional.of(switch (kind) {
            case TRANSFORM, FILTER, EXISTS, FORALL -> overElements(call, kind);
            case ARRAY_SORT -> sort(call);
            case AGGREGATE -> aggregate(call);
            case ZIP_WITH -> zip(call);
            case TRANSFORM_KEYS, TRANSFORM_VALUES, MAP_FILTER -> overPairs(call, kind);
            case MAP_ZIP_WITH -> zipMaps(call);
        });
    }

    private static void requireArguments(Syntax.Call call, Kind kind) {
        int least = kind == Kind.AGGREGATE || kind == Kind.ZIP_WITH || kind == Kind.MAP_ZIP_WITH ? 3 : 2;
        int most = kind == Kind.AGGREGATE ? 4 : least;
        int given = call.arguments().size();
        if (given < least || given > most) {
            throw Errors.wrongArgumentCount(call.name(), call.name() + "(expr, ..., func)",
                    new Arity(least, most).text(), given, call.origin());
        }
    }

    private Expression overElements(Syntax.Call call, Kind kind) {
        var array = analyzer.analyze(call.arguments().getFirst());
        var type = arrayType(call, array);
        boolean numbered = parameters(call.arguments().get(1)) == 2
                && (kind == Kind.TRANSFORM || kind == Kind.FILTER);
        var types = numbered
                ? List.of(type.elementType(), DataTypes.IntegerType)
                : List.of(type.elementType());
        var inner = inner(call, call.arguments().get(1), types);
        var body = kind == Kind.TRANSFORM ? inner.body() : condition(call, inner.body());
        DataType result = switch (kind) {
            case TRANSFORM -> new ArrayType(body.type(), body.nullable());
            case FILTER -> type;
            default -> DataTypes.BooleanType;
        };
        return made(call, kind, List.of(array), inner.variables(), body, result, array.nullable()
                || result instanceof DataType.BooleanType);
    }

    private Expression sort(Syntax.Call call) {
        var array = analyzer.analyze(call.arguments().getFirst());
        var type = arrayType(call, array);
        var inner = inner(call, call.arguments().get(1), List.of(type.elementType(), type.elementType()));
        if (!inner.body().type().isIntegral()) {
            throw Errors.typeMismatch("UNEXPECTED_RETURN_TYPE", analyzer.text(call),
                    "the order must be an INT, not " + inner.body().type().sql() + ".", call.origin());
        }
        return made(call, Kind.ARRAY_SORT, List.of(array), inner.variables(), inner.body(), type, array.nullable());
    }

    private Expression zip(Syntax.Call call) {
        var left = analyzer.analyze(call.arguments().getFirst());
        var right = analyzer.analyze(call.arguments().get(1));
        var types = List.of(arrayType(call, left).elementType(), arrayType(call, right).elementType());
        var inner = inner(call, call.arguments().get(2), types);
        return made(call, Kind.ZIP_WITH, List.of(left, right), inner.variables(), inner.body(),
                new ArrayType(inner.body().type(), true), left.nullable() || right.nullable());
    }

    private Expression overPairs(Syntax.Call call, Kind kind) {
        var map = analyzer.analyze(call.arguments().getFirst());
        var type = mapType(call, map);
        var inner = inner(call, call.arguments().get(1), List.of(type.keyType(), type.valueType()));
        var body = kind == Kind.MAP_FILTER ? condition(call, inner.body()) : inner.body();
        if (kind == Kind.TRANSFORM_KEYS && body.type() instanceof MapType) {
            throw Errors.typeMismatch("INVALID_MAP_KEY_TYPE", analyzer.text(call), "a map cannot be the key of a map.",
                    call.origin());
        }
        var result = switch (kind) {
            case TRANSFORM_KEYS -> new MapType(body.type(), type.valueType(), type.valueContainsNull());
            case TRANSFORM_VALUES -> new MapType(type.keyType(), body.type(), body.nullable());
            default -> type;
        };
        return made(call, kind, List.of(map), inner.variables(), body, result, map.nullable());
    }

    private Expression zipMaps(Syntax.Call call) {
        var left = analyzer.analyze(call.arguments().getFirst());
        var right = analyzer.analyze(call.arguments().get(1));
        var first = mapType(call, left);
        var second = mapType(call, right);
        var key = Coercion.leastCommonType(first.keyType(), second.keyType()).orElseThrow(() -> Errors.typeMismatch(
                "MAP_ZIP_WITH_DIFF_TYPES", analyzer.text(call), "the keys are of types that do not go together ("
                        + first.keyType().sql() + ", " + second.keyType().sql() + ").",
                call.origin()));
        var maps = List.of(Conversions.to(left, new MapType(key, first.valueType(), first.valueContainsNull())),
                Conversions.to(right, new MapType(key, second.valueType(), second.valueContainsNull())));
        var inner = inner(call, call.arguments().get(2), List.of(key, first.valueType(), second.valueType()));
        return made(call, Kind.MAP_ZIP_WITH, maps, inner.variables(), inner.body(),
                new MapType(key, inner.body().type(), true), left.nullable() || right.nullable());
    }

    private Expression aggregate(Syntax.Call call) {
        var array = analyzer.analyze(call.arguments().getFirst());
        var start = analyzer.analyze(call.arguments().get(1));
        var type = start.type();
        var step = inner(call, call.arguments().get(2), List.of(type, arrayType(call, array).elementType()));
        boolean fits = Conversions.sameShape(step.body().type(), type)
                || Coercion.canImplicitlyCast(step.body().type(), type) && Coercion.canCast(step.body().type(), type);
        if (!fits) {
            throw mismatch(call, "each step must give a " + type.sql() + ", as the start is, not "
                    + step.body().type().sql() + ".");
        }
        var body = Conversions.to(step.body(), type);
        var finish = call.arguments().size() == 4 ? inner(call, call.arguments().get(3), List.of(type)) : null;
        if (finish == null) {
            var last = ColumnIds.fresh("last", type, true);
            finish = new Inner(List.of(last), last);
        }
        return made(call, Kind.AGGREGATE, List.of(array, start), step.variables(), body, finish,
                finish.body().type(), true);
    }

    private ArrayType arrayType(Syntax.Call call, Expression array) {
        if (array.type() instanceof ArrayType type) {
            return type;
        }
        throw mismatch(call, Errors.quoted(call.name()) + " takes an array, not " + array.type().sql() + ".");
    }

    private MapType mapType(Syntax.Call call, Expression map) {
        if (map.type() instanceof MapType type) {
            return type;
        }
        throw mismatch(call, Errors.quoted(call.name()) + " takes a map, not " + map.type().sql() + ".");
    }

    private AnalysisException mismatch(Syntax.Call call, String what) {
        return Errors.typeMismatch("UNEXPECTED_INPUT_TYPE", analyzer.text(call), what, call.origin());
    }

    private Expression condition(Syntax.Call call, Expression body) {
        if (body.type() instanceof DataType.BooleanType || body.type() instanceof DataType.NullType) {
            return Conversions.to(body, DataTypes.BooleanType);
        }
        throw mismatch(call, "the inner function must be a condition (BOOLEAN), not " + body.type().sql() + ".");
    }

    private static int parameters(Syntax function) {
        return function instanceof Syntax.Lambda lambda ? lambda.parameters().size() : 0;
    }

    private Inner inner(Syntax.Call call, Syntax function, List<DataType> types) {
        var names = function instanceof Syntax.Lambda lambda ? lambda.parameters() : List.<String>of();
        if (function instanceof Syntax.Lambda && names.size() != types.size()) {
            throw Errors.invalid("INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", "The function has " + names.size()
                    + " arguments, but " + call.name() + " gives it " + types.size() + ".", function.origin());
        }
        var variables = new ArrayList<ColumnReference>();
        var meanings = new HashMap<String, Expression>();
        for (int i = 0; i < types.size(); i++) {
            var name = i < names.size() ? names.get(i) : "x" + i;
            variables.add(ColumnIds.fresh(name, types.get(i), true));
            if (i < names.size() && meanings.put(name.toLowerCase(Locale.ROOT), variables.getLast()) != null) {
                throw Errors.invalid("INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES",
                        "Two arguments of the function are called " + Errors.quoted(name) + ". Rename one.",
                        function.origin());
            }
        }
        var body = function instanceof Syntax.Lambda lambda ? lambda.body() : function;
        return new Inner(variables, analyzer.withVariables(meanings, body));
    }

    private Expression made(Syntax.Call call, Kind kind, List<Expression> collections, List<ColumnReference> variables,
            Expression body, DataType result, boolean nullable) {
        return made(call, kind, collections, variables, body, new Inner(variables, body), result, nullable);
    }

    private Expression made(Syntax.Call call, Kind kind, List<Expression> collections, List<ColumnReference> variables,
            Expression body, Inner finish, DataType result, boolean nullable) {
        var used = new LinkedHashMap<Long, ColumnReference>();
        collect(body, used);
        collect(finish.body(), used);
        variables.forEach(variable -> used.remove(variable.id()));
        finish.variables().forEach(variable -> used.remove(variable.id()));
        var others = List.copyOf(used.values());
        var types = variables.stream().map(ColumnReference::type).toList();
        var function = new HigherOrder(kind, collections.size(), types, placed(body, variables, others),
                placed(finish.body(), finish.variables(), others), result).function(call.name());
        var arguments = new ArrayList<>(collections);
        arguments.addAll(others);
        return new Expression.Call(function, arguments, result, nullable);
    }

    private static void collect(Expression expression, Map<Long, ColumnReference> used) {
        if (expression instanceof ColumnReference column) {
            used.putIfAbsent(column.id(), column);
        }
        expression.children().forEach(child -> collect(child, used));
    }

    /// The body with places instead of names: the variables, and behind them what else it uses.
    private static Expression placed(Expression body, List<ColumnReference> variables, List<ColumnReference> others) {
        var places = new HashMap<Long, InputReference>();
        for (var column : variables) {
            places.put(column.id(), place(column, places.size()));
        }
        for (var column : others) {
            places.put(column.id(), place(column, places.size()));
        }
        return ExpressionRewriter.replaceColumns(body, places);
    }

    private static InputReference place(ColumnReference column, int index) {
        return new InputReference(index, column.type(), column.nullable(), column.name());
    }
}

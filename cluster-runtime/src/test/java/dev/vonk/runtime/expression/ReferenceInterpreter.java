package dev.vonk.runtime.expression;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Expressions one row at a time on Java objects, as plainly as can be: what the vectorised evaluators are held against.
/// Raises [ArithmeticException] where they must raise.
final class ReferenceInterpreter {
    private ReferenceInterpreter() {
    }

    static Object evaluate(Expression expression, Object[] row) {
        return switch (expression) {
            case Expression.Literal(var value, var _) -> value;
            case Expression.InputReference reference -> row[reference.index()];
            case Expression.ColumnReference _,Expression.Field _ -> throw new IllegalArgumentException();
            case Expression.Call call -> call(call, row);
            case Expression.Cast(var child, var type, var failure) ->
                cast(evaluate(child, row), child.type(), type, failure);
            case Expression.Case(var branches, var otherwise, var _) -> {
                for (var branch : branches) {
                    if (Boolean.TRUE.equals(evaluate(branch.condition(), row))) {
                        yield evaluate(branch.value(), row);
                    }
                }
                yield evaluate(otherwise, row);
            }
            case Expression.Coalesce(var arguments, var _) -> {
                Object value = null;
                for (int i = 0; i < arguments.size() && value == null; i++) {
                    value = evaluate(arguments.get(i), row);
                }
                yield value;
            }
            case Expression.And(var terms) -> logic(terms, row, false);
            case Expression.Or(var terms) -> logic(terms, row, true);
            case Expression.Not(var child) -> evaluate(child, row) instanceof Boolean value ? !value : null;
            case Expression.IsNull(var child) -> evaluate(child, row) == null;
            case Expression.InSet(var child, var values, boolean nullInSet) -> {
                var value = evaluate(child, row);
                yield value == null
                        ? null
                        : values.stream().anyMatch(member -> compare(member, value) == 0)
                                ? Boolean.TRUE
                                : nullInSet ? null : Boolean.FALSE;
            }
        };
    }

    private static Object logic(List<Expression> terms, Object[] row, boolean settling) {
        boolean unknown = false;
        for (var term : terms) {
            var value = evaluate(term, row);
            if (value == null) {
                unknown = true;
            } else if ((Boolean) value == settling) {
                return settling;
            }
        }
        return unknown ? null : !settling;
    }

    private static Object call(Expression.Call call, Object[] row) {
        var values = new ArrayList<Object>();
        call.arguments().forEach(argument -> values.add(evaluate(argument, row)));
        var name = call.function().name();
        if (name.equals("equal_null_safe")) {
            return values.get(0) == null || values.get(1) == null
                    ? values.get(0) == values.get(1)
                    : compare(values.get(0), values.get(1)) == 0;
        }
        if (values.contains(null)) {
            return null;
        }
        return switch (name) {
            case "add", "subtract", "multiply", "divide", "mod" ->
                arithmetic(name, values.get(0), values.get(1), call.type());
            case "equal" -> compare(values.get(0), values.get(1)) == 0;
            case "not_equal" -> compare(values.get(0), values.get(1)) != 0;
            case "less" -> compare(values.get(0), values.get(1)) < 0;
            case "less_or_equal" -> compare(values.get(0), values.get(1)) <= 0;
            case "greater" -> compare(values.get(0), values.get(1)) > 0;
            case "greater_or_equal" -> compare(values.get(0), values.get(1)) >= 0;
            case "upper" -> ((String) values.get(0)).toUpperCase(Locale.ROOT);
            case "length" -> ((String) values.get(0)).codePointCount(0, ((String) values.get(0)).length());
            case "concat" -> (String) values.get(0) + values.get(1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : x.compareTo(y);
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static Object arithmetic(String name, Object a, Object b, DataType type) {
        if (a instanceof Double x && b instanceof Double y) {
            if (y == 0 && (name.equals("divide") || name.equals("mod"))) {
                throw new ArithmeticException("zero");
            }
            return switch (name) {
                case "add" -> x + y;
                case "subtract" -> x - y;
                case "multiply" -> x * y;
                case "divide" -> x / y;
                default -> x % y;
            };
        }
        if (type instanceof DecimalType decimal) {
            var x = (BigDecimal) a;
            var y = (BigDecimal) b;
            return fit(switch (name) {
                case "add" -> x.add(y);
                case "subtract" -> x.subtract(y);
                case "multiply" -> x.multiply(y);
                case "divide" -> x.divide(y, decimal.scale(), RoundingMode.HALF_UP);
                default -> x.remainder(y);
            }, decimal);
        }
        long x = ((Number) a).longValue();
        long y = ((Number) b).longValue();
        return integer(switch (name) {
            case "add" -> Math.addExact(x, y);
            case "subtract" -> Math.subtractExact(x, y);
            case "multiply" -> Math.multiplyExact(x, y);
            default -> x % y;
        }, type);
    }

    private static BigDecimal fit(BigDecimal value, DecimalType type) {
        var scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new ArithmeticException("overflow");
        }
        return scaled;
    }

    private static Object integer(long value, DataType type) {
        return type instanceof DataType.IntegerType ? (Object) Math.toIntExact(value) : (Object) value;
    }

    private static Object cast(Object value, DataType from, DataType to, Expression.Cast.OnFailure failure) {
        if (value == null) {
            return null;
        }
        try {
            return castPresent(value, to);
        } catch (ArithmeticException | NumberFormatException unfit) {
            if (failure == Expression.Cast.OnFailure.NULL) {
                return null;
            }
            throw new ArithmeticException(from + " to " + to);
        }
    }

    private static Object castPresent(Object value, DataType to) {
        return switch (to) {
            case DecimalType decimal ->
                fit(value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString().strip()), decimal);
            case DataType.DoubleType _ -> value instanceof BigDecimal exact
                    ? exact.round(MathContext.UNLIMITED).doubleValue()
                    : Double.parseDouble(value.toString());
            case DataType.IntegerType _,DataType.LongType _ -> {
                if (value instanceof String text) {
                    yield integer(Long.parseLong(text.strip()), to);
                }
                var exact = value instanceof Double number ? new BigDecimal(number) : new BigDecimal(value.toString());
                yield integer(exact.setScale(0, RoundingMode.DOWN).toBigIntegerExact().longValueExact(), to);
            }
            case DataType.StringType _ -> value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
            default -> throw new IllegalArgumentException(to.simpleString());
        };
    }
}

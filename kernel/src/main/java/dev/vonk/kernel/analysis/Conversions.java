package dev.vonk.kernel.analysis;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.IntervalUnit;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes of type that nobody wrote.
public final class Conversions {
    private Conversions() {
    }

    /// The expression as a value of `type`; constants are converted on the spot where that is simple.
    public static Expression to(Expression expression, DataType type) {
        if (sameShape(expression.type(), type)) {
            return expression;
        }
        if (expression instanceof Literal(var value, var from)) {
            if (value == null) {
                return new Literal(null, type);
            }
            var converted = constant(value, from, type);
            if (converted.isPresent()) {
                return new Literal(converted.get(), type);
            }
        }
        return new Cast(expression, type, Cast.OnFailure.RAISE);
    }

    /// All of them as values of their common type, or empty where they have none.
    public static Optional<List<Expression>> toCommon(List<Expression> expressions) {
        return Coercion.leastCommonType(expressions.stream().map(Expression::type).toList())
                .map(type -> expressions.stream().map(expression -> to(expression, type)).toList());
    }

    /// Whether two types are the same but for what may be null inside.
    public static boolean sameShape(DataType left, DataType right) {
        if (left.equals(right)) {
            return true;
        }
        if (left instanceof ArrayType(var a, var _) && right instanceof ArrayType(var b, var _)) {
            return sameShape(a, b);
        }
        if (left instanceof MapType a && right instanceof MapType b) {
            return sameShape(a.keyType(), b.keyType()) && sameShape(a.valueType(), b.valueType());
        }
        if (left instanceof StructType a && right instanceof StructType b && a.names().equals(b.names())) {
            for (int i = 0; i < a.size(); i++) {
                if (!sameShape(a.field(i).dataType(), b.field(i).dataType())) {
                    return false;
                }
            }
            return true;
        }
        return false;
    }

    /// The constant as a value of `to`, where it has an exact counterpart that is quick to tell.
    public static Optional<Object> constant(Object value, DataType from, DataType to) {
        if (sameShape(from, to)) {
            return Optional.of(value);
        }
        if (from.getClass() == to.getClass() && IntervalUnit.endOf(from).isPresent()
                && IntervalUnit.endOf(from).get().compareTo(IntervalUnit.endOf(to).orElseThrow()) <= 0) {
            return Optional.of(value);
        }
        if (value instanceof Number number && from.isNumeric()) {
            return Optional.ofNullable(number(number, from, to));
        }
        if (value instanceof String text && to instanceof DataType.DateType && text.length() == 10) {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException notSimple) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object number(Number number, DataType from, DataType to) {
        if (to instanceof DataType.DoubleType) {
            return number.doubleValue();
        }
        if (from.isIntegral()) {
            long value = number.longValue();
            if (to instanceof DataType.LongType) {
                return value;
            }
            if (to instanceof DataType.IntegerType && value == (int) value) {
                return (int) value;
            }
            if (to instanceof DataType.ShortType && value == (short) value) {
                return (short) value;
            }
            if (to instanceof DataType.ByteType && value == (byte) value) {
                return (byte) value;
            }
        }
        if (to instanceof DecimalType decimal
                && !(from instanceof DataType.DoubleType || from instanceof DataType.FloatType)) {
            var exact = new BigDecimal(number.toString());
            boolean fits = exact.scale() <= decimal.scale()
                    && exact.precision() - exact.scale() <= decimal.precision() - decimal.scale();
            return fits ? exact.setScale(decimal.scale()) : null;
        }
        return null;
    }
}

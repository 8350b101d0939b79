package dev.vonk.kernel.analysis;

import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.Set;

/// What Spark says of an operator whose two operands do not go together, and which operands it changes first.
final class OperandTypes {
    private static final Set<String> COMPARISONS = Set.of("equal", "not_equal", "less", "less_or_equal", "greater",
            "greater_or_equal", "equal_null_safe");
    private static final Set<String> ARITHMETIC = Set.of("add", "subtract", "multiply", "divide", "mod", "div", "pmod",
            "bitwise_and", "bitwise_or", "bitwise_xor", "and", "or");

    private OperandTypes() {
    }

    /// Whether the function is written between two operands, or is checked as if it were.
    static boolean isBinary(String function) {
        return COMPARISONS.contains(function) || ARITHMETIC.contains(function);
    }

    /// The kind of DATATYPE_MISMATCH for an operator that does not go between these.
    static String condition(String operator, DataType left, DataType right) {
        if (meansTime(operator, left, right)) {
            return "UNEXPECTED_INPUT_TYPE";
        }
        if (COMPARISONS.contains(operator) && Coercion.leastCommonType(left, right).isPresent()) {
            return "INVALID_ORDERING_TYPE";
        }
        boolean textGivesWay = left instanceof DataType.StringType != right instanceof DataType.StringType
                && !isNull(left) && !isNull(right) && Coercion.leastCommonType(left, right).isPresent();
        return textGivesWay || Conversions.sameShape(left, right) ? "BINARY_OP_WRONG_TYPE" : "BINARY_OP_DIFF_TYPES";
    }

    /// Whether the operator becomes a function of dates, timestamps or intervals, which then refuses the operand.
    private static boolean meansTime(String operator, DataType left, DataType right) {
        return switch (operator) {
            case "add" -> isDayTime(left) != isDayTime(right) || isDate(left) && !isMoment(right)
                    || isDate(right) && !isMoment(left);
            case "subtract" -> isDayTime(right) && !isDayTime(left) || isMoment(left) || isMoment(right)
                    || isDate(right) || isDate(left) && !isText(right);
            case "multiply" -> isInterval(left) || isInterval(right);
            case "divide" -> isInterval(left);
            default -> false;
        };
    }

    /// The operands as the operator wants them where text stands beside a time, or a bare NULL beside an interval.
    static List<DataType> adjusted(String operator, List<DataType> types) {
        if (types.size() != 2) {
            return types;
        }
        return List.of(adjusted(operator, types.get(0), types.get(1)), adjusted(operator, types.get(1), types.get(0)));
    }

    private static DataType adjusted(String operator, DataType type, DataType other) {
        boolean sum = operator.endsWith("add") || operator.endsWith("subtract");
        boolean scaled = operator.endsWith("multiply") || operator.endsWith("divide");
        if (sum && isNull(type)) {
            if (isInterval(other)) {
                return other;
            }
            boolean time = isDate(other) || isMoment(other);
            return !time ? type : operator.equals("add") ? DataTypes.DayTimeIntervalType : other;
        }
        if (sum && isText(type)) {
            boolean difference = operator.equals("subtract") && (isDate(other) || isMoment(other));
            return difference ? other : isDayTime(other) ? DataTypes.TimestampType : type;
        }
        return scaled && isInterval(other) && (isText(type) || isNull(type)) ? DataTypes.DoubleType : type;
    }

    /// Whether text is moved by an interval: it is read as a timestamp and written as text again.
    static boolean movesText(String operator, List<DataType> types) {
        return types.size() == 2 && (operator.equals("add") || operator.equals("subtract"))
                && (isText(types.get(0)) && isDayTime(types.get(1))
                        || operator.equals("add") && isDayTime(types.get(0)) && isText(types.get(1)));
    }

    /// How Spark names a cast that does not exist.
    ///
    /// @param mayFail whether it is a plain cast, for which ANSI mode can be turned off
    static String refusedCast(DataType from, DataType to, boolean mayFail) {
        boolean number = from.isNumeric();
        if (number && isDate(to) || from instanceof DataType.TimestampType && to.isNumeric()
                || isDate(from) && to.isNumeric()) {
            return "CAST_WITH_FUNC_SUGGESTION";
        }
        return mayFail && existsWithoutAnsi(from, to) ? "CAST_WITH_CONF_SUGGESTION" : "CAST_WITHOUT_SUGGESTION";
    }

    private static boolean existsWithoutAnsi(DataType from, DataType to) {
        return switch (to) {
            case DataType.BinaryType _ -> from.isIntegral();
            case DataType.BooleanType _ -> isDate(from) || from instanceof DataType.TimestampType;
            case DataType.TimestampType _ -> from instanceof DataType.BooleanType;
            default -> false;
        };
    }

    private static boolean isNull(DataType type) {
        return type instanceof DataType.NullType;
    }

    private static boolean isText(DataType type) {
        return type instanceof DataType.StringType;
    }

    private static boolean isDate(DataType type) {
        return type instanceof DataType.DateType;
    }

    private static boolean isMoment(DataType type) {
        return type instanceof DataType.TimestampType || type instanceof DataType.TimestampNtzType;
    }

    private static boolean isDayTime(DataType type) {
        return type instanceof DataType.DayTimeIntervalType;
    }

    private static boolean isInterval(DataType type) {
        return isDayTime(type) || type instanceof DataType.YearMonthIntervalType;
    }
}

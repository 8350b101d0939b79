package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.IntervalUnit;
import java.math.BigDecimal;

/// What arithmetic says when a value has no place in its type.
public final class NumberErrors {
    private NumberErrors() {
    }

    public static DataException overflow(String calculation, DataType type, String remedy) {
        var condition = IntervalUnit.endOf(type).isPresent()
                ? "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION"
                : "ARITHMETIC_OVERFLOW";
        return new DataException(condition, calculation + " does not fit " + type.simpleString()
                + ". Use " + remedy + " to get NULL instead, or cast to a wider type first.");
    }

    /// An overflow where no tolerant function exists.
    public static DataException overflow(String calculation, DataType type) {
        var condition = IntervalUnit.endOf(type).isPresent()
                ? "INTERVAL_ARITHMETIC_OVERFLOW.WITHOUT_SUGGESTION"
                : "ARITHMETIC_OVERFLOW";
        return new DataException(condition,
                calculation + " does not fit " + type.simpleString() + ". Cast to a wider type first.");
    }

    public static DataException divideByZero(String calculation) {
        return new DataException("DIVIDE_BY_ZERO", "Division by zero in " + calculation
                + ". Use try_divide (or try_mod) to get NULL instead, or filter the zeros out first.");
    }

    public static DataException outOfRange(BigDecimal value, DecimalType type) {
        return new DataException("NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION", value + " does not fit "
                + type.simpleString()
                + ". Use try_cast to get NULL instead, or cast the operands to fewer digits first.");
    }
}

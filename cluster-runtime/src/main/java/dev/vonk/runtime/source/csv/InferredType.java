package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;

/// The narrowest type that holds what was seen of a column so far.
///
/// @param digits of a [Kind#DECIMAL], else 0
record InferredType(Kind kind, int digits) {

    /// From narrow to wide; numbers widen among themselves, dates to timestamps, all else to text.
    enum Kind {
        UNKNOWN, INT, LONG, DECIMAL, DOUBLE, DATE, TIMESTAMP, BOOLEAN, TEXT
    }

    /// Nothing but nulls seen.
    static final InferredType UNKNOWN = new InferredType(Kind.UNKNOWN, 0);
    private static final int LONG_DIGITS = 20;

    static InferredType of(Kind kind) {
        return new InferredType(kind, 0);
    }

    /// Whether no further value changes it.
    boolean isFinal() {
        return kind == Kind.TEXT;
    }

    /// The narrowest type that holds both.
    InferredType merge(InferredType other) {
        if (kind == Kind.UNKNOWN || equals(other)) {
            return other;
        }
        if (other.kind == Kind.UNKNOWN) {
            return this;
        }
        if (isNumber() && other.isNumber()) {
            var wide = kind.compareTo(other.kind) >= 0 ? this : other;
            if (wide.kind != Kind.DECIMAL) {
                return wide;
            }
            int most = Math.max(integralDigits(), other.integralDigits());
            return new InferredType(Kind.DECIMAL, most);
        }
        boolean times = (kind == Kind.DATE || kind == Kind.TIMESTAMP)
                && (other.kind == Kind.DATE || other.kind == Kind.TIMESTAMP);
        return of(times ? Kind.TIMESTAMP : Kind.TEXT);
    }

    private boolean isNumber() {
        return kind.compareTo(Kind.INT) >= 0 && kind.compareTo(Kind.DOUBLE) <= 0;
    }

    private int integralDigits() {
        return kind == Kind.DECIMAL ? digits : kind == Kind.LONG ? LONG_DIGITS : LONG_DIGITS / 2;
    }

    DataType dataType() {
        return switch (kind) {
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DECIMAL -> new DecimalType(digits, 0);
            case DOUBLE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
            case BOOLEAN -> DataTypes.BooleanType;
            case UNKNOWN, TEXT -> DataTypes.StringType;
        };
    }
}

package dev.vonk.runtime.type;

/// An exact decimal number of `precision` digits in all, `scale` of them behind the point.
///
/// @param precision 1 to 38
/// @param scale 0 to `precision`
public record DecimalType(int precision, int scale) implements DataType {

    /// The largest precision, Spark's.
    public static final int MAX_PRECISION = 38;
    /// Up to this precision an unscaled value fits a `long`.
    public static final int MAX_LONG_PRECISION = 18;

    public DecimalType {
        if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("decimal(" + precision + "," + scale + "): precision must be 1 to "
                    + MAX_PRECISION + " and scale 0 to precision");
        }
    }

    /// The type with Spark's adjustment when `precision` exceeds 38: integral digits are kept, the scale gives way
    /// down to at most 6.
    public static DecimalType adjusted(int precision, int scale) {
        if (precision <= MAX_PRECISION) {
            return new DecimalType(precision, scale);
        }
        int integral = precision - scale;
        int kept = Math.max(MAX_PRECISION - integral, Math.min(scale, 6));
        return new DecimalType(MAX_PRECISION, kept);
    }

    /// Whether the unscaled value fits a `long`.
    public boolean isLong() {
        return precision <= MAX_LONG_PRECISION;
    }

    @Override
    public String simpleString() {
        return "decimal(" + precision + "," + scale + ")";
    }
}

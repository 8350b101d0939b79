package dev.vonk;

/// Functions of numbers.
abstract class MathFunctions extends BitFunctions {
    MathFunctions() {
    }

    /// The value without its sign. The smallest integer has no counterpart and is an error.
    public static Column abs(Column e) {
        return call("abs", e);
    }

    /// The value without its sign. The smallest integer has no counterpart and is an error.
    public static Column abs(String e) {
        return call("abs", column(e));
    }

    /// The angle in radians whose cosine this is; NaN outside -1 to 1.
    public static Column acos(Column e) {
        return call("acos", e);
    }

    /// The angle in radians whose cosine this is; NaN outside -1 to 1.
    public static Column acos(String e) {
        return call("acos", column(e));
    }

    /// The inverse hyperbolic cosine.
    public static Column acosh(Column e) {
        return call("acosh", e);
    }

    /// The inverse hyperbolic cosine.
    public static Column acosh(String e) {
        return call("acosh", column(e));
    }

    /// The angle in radians whose sine this is; NaN outside -1 to 1.
    public static Column asin(Column e) {
        return call("asin", e);
    }

    /// The angle in radians whose sine this is; NaN outside -1 to 1.
    public static Column asin(String e) {
        return call("asin", column(e));
    }

    /// The inverse hyperbolic sine.
    public static Column asinh(Column e) {
        return call("asinh", e);
    }

    /// The inverse hyperbolic sine.
    public static Column asinh(String e) {
        return call("asinh", column(e));
    }

    /// The angle in radians whose tangent this is.
    public static Column atan(Column e) {
        return call("atan", e);
    }

    /// The angle in radians whose tangent this is.
    public static Column atan(String e) {
        return call("atan", column(e));
    }

    /// The inverse hyperbolic tangent.
    public static Column atanh(Column e) {
        return call("atanh", e);
    }

    /// The inverse hyperbolic tangent.
    public static Column atanh(String e) {
        return call("atanh", column(e));
    }

    /// The angle in radians of the point (x, y).
    public static Column atan2(Column y, Column x) {
        return call("atan2", y, x);
    }

    /// The angle in radians of the point (x, y). Columns by name.
    public static Column atan2(String y, String x) {
        return call("atan2", column(y), column(x));
    }

    /// The angle in radians of the point (x, y).
    public static Column atan2(Column y, double x) {
        return call("atan2", y, x);
    }

    /// An integer in binary digits, as text.
    public static Column bin(Column e) {
        return call("bin", e);
    }

    /// An integer in binary digits, as text.
    public static Column bin(String e) {
        return call("bin", column(e));
    }

    /// Rounded to `scale` decimal places, halves to the even neighbour.
    public static Column bround(Column e) {
        return call("bround", e);
    }

    /// Rounded to `scale` decimal places, halves to the even neighbour.
    public static Column bround(Column e, int scale) {
        return call("bround", e, scale);
    }

    /// The cube root.
    public static Column cbrt(Column e) {
        return call("cbrt", e);
    }

    /// The cube root.
    public static Column cbrt(String e) {
        return call("cbrt", column(e));
    }

    /// The smallest whole number not below the value.
    public static Column ceil(Column e) {
        return call("ceil", e);
    }

    /// The smallest whole number not below the value.
    public static Column ceil(String e) {
        return call("ceil", column(e));
    }

    /// The smallest whole number not below the value.
    public static Column ceil(Column e, Column scale) {
        return call("ceil", e, scale);
    }

    /// As `ceil`.
    public static Column ceiling(Column e) {
        return call("ceiling", e);
    }

    /// As `ceil`.
    public static Column ceiling(Column e, Column scale) {
        return call("ceiling", e, scale);
    }

    /// A number written in one base, written in another.
    public static Column conv(Column number, int fromBase, int toBase) {
        return call("conv", number, fromBase, toBase);
    }

    /// The cosine of an angle in radians.
    public static Column cos(Column e) {
        return call("cos", e);
    }

    /// The cosine of an angle in radians.
    public static Column cos(String e) {
        return call("cos", column(e));
    }

    /// The hyperbolic cosine.
    public static Column cosh(Column e) {
        return call("cosh", e);
    }

    /// The hyperbolic cosine.
    public static Column cosh(String e) {
        return call("cosh", column(e));
    }

    /// The cotangent of an angle in radians.
    public static Column cot(Column e) {
        return call("cot", e);
    }

    /// The cosecant of an angle in radians.
    public static Column csc(Column e) {
        return call("csc", e);
    }

    /// Radians as degrees.
    public static Column degrees(Column e) {
        return call("degrees", e);
    }

    /// Radians as degrees.
    public static Column degrees(String e) {
        return call("degrees", column(e));
    }

    /// Euler's number.
    public static Column e() {
        return call("e");
    }

    /// Euler's number to this power.
    public static Column exp(Column e) {
        return call("exp", e);
    }

    /// Euler's number to this power.
    public static Column exp(String e) {
        return call("exp", column(e));
    }

    /// `exp(e) - 1`, exact for small values.
    public static Column expm1(Column e) {
        return call("expm1", e);
    }

    /// `exp(e) - 1`, exact for small values.
    public static Column expm1(String e) {
        return call("expm1", column(e));
    }

    /// The product of the whole numbers up to this one, 0 to 20; null outside.
    public static Column factorial(Column e) {
        return call("factorial", e);
    }

    /// The greatest whole number not above the value.
    public static Column floor(Column e) {
        return call("floor", e);
    }

    /// The greatest whole number not above the value.
    public static Column floor(String e) {
        return call("floor", column(e));
    }

    /// The greatest whole number not above the value.
    public static Column floor(Column e, Column scale) {
        return call("floor", e, scale);
    }

    /// An integer, text or bytes in hexadecimal digits.
    public static Column hex(Column e) {
        return call("hex", e);
    }

    /// The length of the hypotenuse: `sqrt(left^2 + right^2)` without overflow on the way.
    public static Column hypot(Column left, Column right) {
        return call("hypot", left, right);
    }

    /// The length of the hypotenuse: `sqrt(left^2 + right^2)` without overflow on the way. Columns by name.
    public static Column hypot(String left, String right) {
        return call("hypot", column(left), column(right));
    }

    /// The length of the hypotenuse: `sqrt(left^2 + right^2)` without overflow on the way.
    public static Column hypot(Column left, double right) {
        return call("hypot", left, right);
    }

    /// The natural logarithm; null where the value is not positive.
    public static Column ln(Column e) {
        return call("ln", e);
    }

    /// The natural logarithm; null where the value is not positive.
    public static Column log(Column e) {
        return call("ln", e);
    }

    /// The natural logarithm; null where the value is not positive.
    public static Column log(String e) {
        return call("ln", column(e));
    }

    /// The logarithm to a base; null where the value is not positive.
    public static Column log(double base, Column e) {
        return call("log", base, e);
    }

    /// The logarithm to base 10; null where the value is not positive.
    public static Column log10(Column e) {
        return call("log10", e);
    }

    /// The logarithm to base 10; null where the value is not positive.
    public static Column log10(String e) {
        return call("log10", column(e));
    }

    /// `ln(e + 1)`, exact for small values.
    public static Column log1p(Column e) {
        return call("log1p", e);
    }

    /// `ln(e + 1)`, exact for small values.
    public static Column log1p(String e) {
        return call("log1p", column(e));
    }

    /// The logarithm to base 2; null where the value is not positive.
    public static Column log2(Column e) {
        return call("log2", e);
    }

    /// The logarithm to base 2; null where the value is not positive.
    public static Column log2(String e) {
        return call("log2", column(e));
    }

    /// The value with the other sign.
    public static Column negate(Column e) {
        return call("negative", e);
    }

    /// The value with the other sign.
    public static Column negative(Column e) {
        return call("negative", e);
    }

    /// The number pi.
    public static Column pi() {
        return call("pi");
    }

    /// The remainder, never negative for a positive divisor. A divisor of zero is an error.
    public static Column pmod(Column dividend, Column divisor) {
        return call("pmod", dividend, divisor);
    }

    /// The value itself.
    public static Column positive(Column e) {
        return call("positive", e);
    }

    /// A value to a power, as a double.
    public static Column pow(Column base, Column exponent) {
        return call("power", base, exponent);
    }

    /// A value to a power, as a double. Columns by name.
    public static Column pow(String base, String exponent) {
        return call("power", column(base), column(exponent));
    }

    /// A value to a power, as a double.
    public static Column pow(Column base, double exponent) {
        return call("power", base, exponent);
    }

    /// A value to a power, as a double.
    public static Column power(Column base, Column exponent) {
        return call("power", base, exponent);
    }

    /// Degrees as radians.
    public static Column radians(Column e) {
        return call("radians", e);
    }

    /// Degrees as radians.
    public static Column radians(String e) {
        return call("radians", column(e));
    }

    /// A random double in [0, 1), another for each row; the same for the same seed and partition.
    public static Column rand() {
        return call("rand");
    }

    /// A random double in [0, 1), another for each row; the same for the same seed and partition.
    public static Column rand(long seed) {
        return call("rand", seed);
    }

    /// A random double of the standard normal distribution, another for each row.
    public static Column randn() {
        return call("randn");
    }

    /// A random double of the standard normal distribution, another for each row.
    public static Column randn(long seed) {
        return call("randn", seed);
    }

    /// As `rand`.
    public static Column random() {
        return call("rand");
    }

    /// The nearest whole number as a double, halves to the even neighbour.
    public static Column rint(Column e) {
        return call("rint", e);
    }

    /// The nearest whole number as a double, halves to the even neighbour.
    public static Column rint(String e) {
        return call("rint", column(e));
    }

    /// Rounded to `scale` decimal places (0 when left out), halves away from zero.
    public static Column round(Column e) {
        return call("round", e);
    }

    /// Rounded to `scale` decimal places (0 when left out), halves away from zero.
    public static Column round(Column e, Column scale) {
        return call("round", e, scale);
    }

    /// Rounded to `scale` decimal places (0 when left out), halves away from zero.
    public static Column round(Column e, int scale) {
        return call("round", e, scale);
    }

    /// The secant of an angle in radians.
    public static Column sec(Column e) {
        return call("sec", e);
    }

    /// The bits moved to the left.
    public static Column shiftleft(Column e, int bits) {
        return call("shiftleft", e, bits);
    }

    /// The bits moved to the right, the sign kept.
    public static Column shiftright(Column e, int bits) {
        return call("shiftright", e, bits);
    }

    /// The bits moved to the right, filled with zeros.
    public static Column shiftrightunsigned(Column e, int bits) {
        return call("shiftrightunsigned", e, bits);
    }

    /// -1.0, 0.0 or 1.0 by the sign.
    public static Column sign(Column e) {
        return call("sign", e);
    }

    /// -1.0, 0.0 or 1.0 by the sign.
    public static Column signum(Column e) {
        return call("signum", e);
    }

    /// -1.0, 0.0 or 1.0 by the sign.
    public static Column signum(String e) {
        return call("signum", column(e));
    }

    /// The sine of an angle in radians.
    public static Column sin(Column e) {
        return call("sin", e);
    }

    /// The sine of an angle in radians.
    public static Column sin(String e) {
        return call("sin", column(e));
    }

    /// The hyperbolic sine.
    public static Column sinh(Column e) {
        return call("sinh", e);
    }

    /// The hyperbolic sine.
    public static Column sinh(String e) {
        return call("sinh", column(e));
    }

    /// The square root; NaN where negative.
    public static Column sqrt(Column e) {
        return call("sqrt", e);
    }

    /// The square root; NaN where negative.
    public static Column sqrt(String e) {
        return call("sqrt", column(e));
    }

    /// The tangent of an angle in radians.
    public static Column tan(Column e) {
        return call("tan", e);
    }

    /// The tangent of an angle in radians.
    public static Column tan(String e) {
        return call("tan", column(e));
    }

    /// The hyperbolic tangent.
    public static Column tanh(Column e) {
        return call("tanh", e);
    }

    /// The hyperbolic tangent.
    public static Column tanh(String e) {
        return call("tanh", column(e));
    }

    /// The sum; null on overflow.
    public static Column try_add(Column left, Column right) {
        return call("try_add", left, right);
    }

    /// The quotient; null on division by zero.
    public static Column try_divide(Column left, Column right) {
        return call("try_divide", left, right);
    }

    /// The remainder; null on division by zero.
    public static Column try_mod(Column left, Column right) {
        return call("try_mod", left, right);
    }

    /// The product; null on overflow.
    public static Column try_multiply(Column left, Column right) {
        return call("try_multiply", left, right);
    }

    /// The difference; null on overflow.
    public static Column try_subtract(Column left, Column right) {
        return call("try_subtract", left, right);
    }

    /// Hexadecimal digits as bytes; null where they are none.
    public static Column unhex(Column e) {
        return call("unhex", e);
    }

    /// In which of as many equal parts between `min` and `max` the value lies, counted from 1.
    public static Column width_bucket(Column value, Column min, Column max, Column buckets) {
        return call("width_bucket", value, min, max, buckets);
    }
}

package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.number.NumberErrors;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Mathematical functions; rounding is in [Rounding].
public final class MathFunctions implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("math");
        trigonometry(family);
        powers(family);
        signs(family);
        bits(family);
        notations(family);
        random(family);
        Rounding.add(family);
        return family.functions();
    }

    private static void unary(Family family, String name, String description, String call, String result,
            DoubleUnaryOperator operator) {
        family.scalar(name, name + "(expr)", description, call, result).takes("double -> double",
                (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch,
                        i -> operator.applyAsDouble(Vectors.doubleAt(a[0], i))));
    }

    private static Kernel binary(DoubleBinaryOperator operator) {
        return (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch,
                i -> operator.applyAsDouble(Vectors.doubleAt(a[0], i), Vectors.doubleAt(a[1], i)));
    }

    private static void trigonometry(Family family) {
        unary(family, "sin", "The sine of an angle in radians.", "sin(0)", "0.0", Math::sin);
        unary(family, "cos", "The cosine of an angle in radians.", "cos(0)", "1.0", Math::cos);
        unary(family, "tan", "The tangent of an angle in radians.", "tan(0)", "0.0", Math::tan);
        unary(family, "cot", "The cotangent of an angle in radians.", "cot(1)", "0.6420926159343306",
                x -> 1 / Math.tan(x));
        unary(family, "sec", "The secant of an angle in radians.", "sec(0)", "1.0", x -> 1 / Math.cos(x));
        unary(family, "csc", "The cosecant of an angle in radians.", "csc(1)", "1.1883951057781212",
                x -> 1 / Math.sin(x));
        unary(family, "asin", "The angle whose sine it is.", "asin(0)", "0.0", Math::asin);
        unary(family, "acos", "The angle whose cosine it is.", "acos(1)", "0.0", Math::acos);
        unary(family, "atan", "The angle whose tangent it is.", "atan(0)", "0.0", Math::atan);
        family.scalar("atan2", "atan2(y, x)", "The angle of the point (x, y).", "atan2(0, 1)", "0.0")
                .takes("double, double -> double", binary(Math::atan2));
        unary(family, "sinh", "The hyperbolic sine.", "sinh(0)", "0.0", Math::sinh);
        unary(family, "cosh", "The hyperbolic cosine.", "cosh(0)", "1.0", Math::cosh);
        unary(family, "tanh", "The hyperbolic tangent.", "tanh(0)", "0.0", Math::tanh);
        unary(family, "asinh", "The inverse of the hyperbolic sine.", "asinh(0)", "0.0",
                x -> Double.isInfinite(x) ? x : Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
        unary(family, "acosh", "The inverse of the hyperbolic cosine.", "acosh(1)", "0.0",
                x -> Math.log(x + Math.sqrt(x * x - 1)));
        unary(family, "atanh", "The inverse of the hyperbolic tangent.", "atanh(0)", "0.0",
                x -> 0.5 * (Math.log1p(x) - Math.log1p(-x)));
        unary(family, "degrees", "Radians as degrees.", "degrees(3.141592653589793)", "180.0", Math::toDegrees);
        unary(family, "radians", "Degrees as radians.", "radians(180)", "3.141592653589793", Math::toRadians);
        family.scalar("pi", "pi()", "The number pi.", "pi()", "3.141592653589793").takes("-> double",
                (_, rows, _, scratch) -> Shapes.doubles(rows, null, scratch, _ -> Math.PI));
        family.scalar("e", "e()", "The number e.", "e()", "2.718281828459045").takes("-> double",
                (_, rows, _, scratch) -> Shapes.doubles(rows, null, scratch, _ -> Math.E));
    }

    private static void powers(Family family) {
        unary(family, "sqrt", "The square root; NaN of a negative number.", "sqrt(4)", "2.0", Math::sqrt);
        unary(family, "cbrt", "The cube root.", "cbrt(27.0)", "3.0", Math::cbrt);
        unary(family, "exp", "e to the power.", "exp(0)", "1.0", Math::exp);
        unary(family, "expm1", "e to the power, less 1, exact near 0.", "expm1(0)", "0.0", Math::expm1);
        family.scalar("pow", "pow(base, exponent)", "`base` to the power `exponent`.", "pow(2, 3)", "8.0")
                .alias("power").takes("double, double -> double", binary(Math::pow));
        family.scalar("hypot", "hypot(a, b)", "The square root of `a`\u00b2 + `b`\u00b2.", "hypot(3, 4)", "5.0")
                .takes("double, double -> double", binary(Math::hypot));
        logarithm(family, "ln", "The natural logarithm; NULL where the argument is not positive.", "ln(1)", "0.0",
                Math::log);
        logarithm(family, "log10", "The logarithm to base 10; NULL where the argument is not positive.", "log10(10)",
                "1.0", Math::log10);
        logarithm(family, "log2", "The logarithm to base 2; NULL where the argument is not positive.", "log2(2)", "1.0",
                x -> Math.log(x) / Math.log(2));
        family.scalar("log1p", "log1p(expr)", "The natural logarithm of 1 more, exact near 0; NULL for -1 and less.",
                "log1p(0)", "0.0").takes("double -> double",
                        (a, rows, validity, _) -> Shapes.values(DataTypes.DoubleType, rows, validity, (i, out) -> {
                            double x = Vectors.doubleAt(a[0], i);
                            if (x <= -1) {
                                out.appendNull();
                            } else {
                                out.appendDouble(Math.log1p(x));
                            }
                        }));
        Kernel log = (a, rows, validity, _) -> Shapes.values(DataTypes.DoubleType, rows, validity, (i, out) -> {
            double x = Vectors.doubleAt(a[a.length - 1], i);
            double base = a.length > 1 ? Vectors.doubleAt(a[0], i) : Math.E;
            if (x <= 0 || base <= 0) {
                out.appendNull();
            } else {
                out.appendDouble(a.length > 1 ? Math.log(x) / Math.log(base) : Math.log(x));
            }
        });
        family.scalar("log", "log([base, ]expr)",
                "The logarithm, natural where no base is given; NULL where one is not positive.", "log(10, 100)", "2.0")
                .takes("double -> double", log).takes("double, double -> double", log);
        family.scalar("factorial", "factorial(expr)", "The factorial of 0 to 20; NULL for others.", "factorial(5)",
                "120").takes("int -> bigint",
                        (a, rows, validity, _) -> Shapes.values(DataTypes.LongType, rows, validity, (i, out) -> {
                            long n = Vectors.longAt(a[0], i);
                            if (n < 0 || n > 20) {
                                out.appendNull();
                                return;
                            }
                            long product = 1;
                            for (long k = 2; k <= n; k++) {
                                product *= k;
                            }
                            out.appendLong(product);
                        }));
    }

    private static void logarithm(Family family, String name, String description, String call, String result,
            DoubleUnaryOperator operator) {
        family.scalar(name, name + "(expr)", description, call, result).takes("double -> double",
                (a, rows, validity, _) -> Shapes.values(DataTypes.DoubleType, rows, validity, (i, out) -> {
                    double x = Vectors.doubleAt(a[0], i);
                    if (x <= 0) {
                        out.appendNull();
                    } else {
                        out.appendDouble(operator.applyAsDouble(x));
                    }
                }));
    }

    private static void signs(Family family) {
        family.scalar("abs", "abs(expr)", "The number without its sign.", "abs(-1)", "1").raises()
                .binds(MathFunctions::abs);
        unary(family, "signum", "-1.0, 0.0 or 1.0 by the sign.", "signum(40)", "1.0", Math::signum);
        unary(family, "sign", "-1.0, 0.0 or 1.0 by the sign.", "sign(40)", "1.0", Math::signum);
        family.scalar("isnan", "isnan(expr)", "Whether it is NaN; false for NULL.", "isnan(double('NaN'))", "true")
                .ownNulls().takes("double -> boolean", (a, rows, _, scratch) -> Shapes.booleans(rows, null, scratch,
                        i -> !a[0].isNull(i) && Double.isNaN(Vectors.doubleAt(a[0], i))));
        family.scalar("nanvl", "nanvl(expr1, expr2)", "`expr1`, or `expr2` where it is NaN.",
                "nanvl(double('NaN'), 123)", "123.0").ownNulls()
                .takes("double, double -> double", (a, rows, _, _) -> Shapes.values(DataTypes.DoubleType, rows, null,
                        (i, out) -> out.append(!a[0].isNull(i) && Double.isNaN(Vectors.doubleAt(a[0], i)) ? a[1] : a[0],
                                i)));
        family.scalar("width_bucket", "width_bucket(value, min, max, buckets)",
                "The number of the bucket, of so many equal ones between `min` and `max`, into which the value falls.",
                "width_bucket(5.3, 0.2, 10.6, 5)", "3")
                .takes("double, double, double, bigint -> bigint",
                        (a, rows, validity, _) -> Shapes.values(DataTypes.LongType, rows, validity, (i, out) -> {
                            double value = Vectors.doubleAt(a[0], i);
                            double low = Vectors.doubleAt(a[1], i);
                            double high = Vectors.doubleAt(a[2], i);
                            long buckets = Vectors.longAt(a[3], i);
                            if (buckets <= 0 || buckets == Long.MAX_VALUE || Double.isNaN(value) || low == high
                                    || !Double.isFinite(low) || !Double.isFinite(high)) {
                                out.appendNull();
                            } else {
                                out.appendLong(bucket(value, low, high, buckets));
                            }
                        }));
    }

    private static long bucket(double value, double low, double high, long buckets) {
        if (low < high ? value < low : value > low) {
            return 0;
        }
        if (low < high ? value >= high : value <= high) {
            return buckets + 1;
        }
        return (long) (buckets * (value - low) / (high - low)) + 1;
    }

    private static Optional<BoundFunction> abs(List<DataType> types) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        var type = types.get(0) instanceof DataType.StringType ? DataTypes.DoubleType : types.get(0);
        Kernel kernel = switch (type) {
            case DataType.DoubleType _ -> (a, rows, validity, scratch) -> Shapes.doubles(rows, validity, scratch,
                    i -> Math.abs(Vectors.doubleAt(a[0], i)));
            case DataType.FloatType _ -> (a, rows, validity, _) -> Shapes.values(type, rows, validity,
                    (i, out) -> out.appendDouble(Math.abs(Vectors.doubleAt(a[0], i))));
            case DecimalType decimal -> (a, rows, validity, _) -> {
                var values = DecimalOperand.of(a[0]);
                return DecimalLoops.slow(decimal, rows, validity, true, i -> values.big(i).abs());
            };
            default -> (a, rows, validity, _) -> Shapes.integers(type, rows, validity, i -> {
                long value = Vectors.longAt(a[0], i);
                long result = Math.abs(value);
                if (result < 0 || !IntegerArithmetic.fits(type, result)) {
                    throw NumberErrors.overflow("abs(" + value + ")", type);
                }
                return result;
            });
        };
        return type.isNumeric() || Temporal.isInterval(type)
                ? Optional.of(new BoundFunction(List.of(type), type, kernel))
                : Optional.empty();
    }

    private static void bits(Family family) {
        shift(family, "shiftleft", "The bits moved to the left.", "shiftleft(2, 1)", "4", (value, by) -> value << by,
                (value, by) -> value << by);
        shift(family, "shiftright", "The bits moved to the right, the sign kept.", "shiftright(4, 1)", "2",
                (value, by) -> value >> by, (value, by) -> value >> by);
        shift(family, "shiftrightunsigned", "The bits moved to the right, zeros moved in.", "shiftrightunsigned(4, 1)",
                "2", (value, by) -> value >>> by, (value, by) -> value >>> by);
        family.scalar("bit_count", "bit_count(expr)", "How many bits are set.", "bit_count(7)", "3")
                .takes("boolean -> int", MathFunctions::bitCount).takes("bigint -> int", MathFunctions::bitCount);
        family.scalar("getbit", "getbit(expr, pos)", "The bit at `pos`, the lowest being 0.", "getbit(11, 0)", "1")
                .alias("bit_get").raises().takes("bigint, int -> tinyint",
                        (a, rows, validity, _) -> Shapes.integers(DataTypes.ByteType, rows, validity, i -> {
                            long at = Vectors.longAt(a[1], i);
                            if (at < 0 || at > 63) {
                                throw new DataException("INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE",
                                        "getbit was asked for bit " + at + "; bits are numbered 0 to 63.");
                            }
                            return Vectors.longAt(a[0], i) >>> at & 1;
                        }));
    }

    private static Vector bitCount(Vector[] a, int rows, @Nullable Validity validity, Scratch scratch) {
        return Shapes.ints(rows, validity, scratch, i -> Long.bitCount(Vectors.longAt(a[0], i)));
    }

    /// Moves the bits of an int.
    @FunctionalInterface
    private interface IntShift {
        int apply(int value, int by);
    }

    /// Moves the bits of a long.
    @FunctionalInterface
    private interface LongShift {
        long apply(long value, int by);
    }

    private static void shift(Family family, String name, String description, String call, String result, IntShift ints,
            LongShift longs) {
        family.scalar(name, name + "(base, expr)", description, call, result)
                .takes("int, int -> int",
                        (a, rows, validity, scratch) -> Shapes.ints(rows, validity, scratch,
                                i -> ints.apply((int) Vectors.longAt(a[0], i), (int) Vectors.longAt(a[1], i))))
                .takes("bigint, int -> bigint", (a, rows, validity, scratch) -> Shapes.longs(rows, validity, scratch,
                        i -> longs.apply(Vectors.longAt(a[0], i), (int) Vectors.longAt(a[1], i))));
    }

    private static void notations(Family family) {
        Kernel hexText = (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            return Shapes.text(rows, validity, text.total(rows) * 2, scratch, (i, out) -> out.append(HexFormat.of()
                    .withUpperCase().formatHex(text.data(), text.start(i), text.start(i) + text.size(i))));
        };
        family.scalar("hex", "hex(expr)", "A number, text or binary in hexadecimal.", "hex(17)", "11").takes(
                "bigint -> string",
                (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 8, scratch,
                        (i, out) -> out.append(Long.toHexString(Vectors.longAt(a[0], i)).toUpperCase(Locale.ROOT))))
                .takes("string -> string", hexText).takes("binary -> string", hexText);
        family.scalar("unhex", "unhex(expr)", "The bytes that hexadecimal text stands for; NULL where it is none.",
                "decode(unhex('537061726B2053514C'), 'UTF-8')", "Spark SQL")
                .takes("string -> binary", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.textOrNull(rows, validity, text.total(rows) / 2, scratch, (i, out) -> {
                        var digits = text.string(i);
                        if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
                            return false;
                        }
                        out.append(HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
                        return true;
                    });
                });
        family.scalar("bin", "bin(expr)", "An integer in binary.", "bin(13)", "1101").takes("bigint -> string",
                (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 16, scratch,
                        (i, out) -> out.append(Long.toBinaryString(Vectors.longAt(a[0], i)))));
        family.scalar("conv", "conv(num, from_base, to_base)", "A number's digits in another base.",
                "conv('100', 2, 10)", "4").takes("string, int, int -> string", (a, rows, validity, scratch) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.textOrNull(rows, validity, rows * 8, scratch, (i, out) -> {
                        var converted = convert(text.string(i).strip(), (int) Vectors.longAt(a[1], i),
                                (int) Vectors.longAt(a[2], i));
                        if (converted != null) {
                            out.append(converted);
                        }
                        return converted != null;
                    });
                });
    }

    /// Null for a base out of 2 to 36 or an empty text; reading stops at the first character that is no digit.
    private static @Nullable String convert(String digits, int from, int to) {
        int target = Math.abs(to);
        if (digits.isEmpty() || from < 2 || from > 36 || target < 2 || target > 36) {
            return null;
        }
        boolean minus = digits.startsWith("-");
        int end = minus ? 1 : 0;
        while (end < digits.length() && Character.digit(digits.charAt(end), from) >= 0) {
            end++;
        }
        var number = end == (minus ? 1 : 0)
                ? BigInteger.ZERO
                : new BigInteger(digits.substring(minus ? 1 : 0, end), from);
        if (number.bitLength() > 64) {
            throw new DataException("ARITHMETIC_OVERFLOW", "conv: '" + digits + "' needs more than 64 bits.");
        }
        long value = minus ? -number.longValue() : number.longValue();
        return (to < 0 ? Long.toString(value, target) : Long.toUnsignedString(value, target)).toUpperCase(Locale.ROOT);
    }

    private static void random(Family family) {
        family.scalar("rand", "rand([seed])", "A random number from 0 to 1, evenly spread.", "rand(0) < 1", "true")
                .alias("random").varies().takes("-> double", random(SplittableRandom::nextDouble))
                .takes("bigint -> double", random(SplittableRandom::nextDouble));
        family.scalar("randn", "randn([seed])", "A random number of the standard normal distribution.",
                "randn(0) < 100", "true").varies().takes("-> double", random(SplittableRandom::nextGaussian))
                .takes("bigint -> double", random(SplittableRandom::nextGaussian));
    }

    private static Function<EvaluationContext, Kernel> random(Function<SplittableRandom, Double> next) {
        return context -> {
            var random = new SplittableRandom[1];
            return (a, rows, _, scratch) -> {
                if (random[0] == null) {
                    // the seed and the partition are mixed, or neighbouring partitions would draw alike
                    random[0] = a.length > 0
                            ? new SplittableRandom(Vectors.longAt(a[0], 0) * 0x9E3779B97F4A7C15L + context.partition())
                            : new SplittableRandom();
                }
                return Shapes.doubles(rows, null, scratch, _ -> next.apply(random[0]));
            };
        };
    }
}

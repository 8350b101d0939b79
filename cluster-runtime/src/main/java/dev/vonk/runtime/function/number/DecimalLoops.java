package dev.vonk.runtime.function.number;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Exact decimal arithmetic on unscaled values.
///
/// Three roads, tried in this order: the result type proves that 64 bits suffice (no check at all); 64 bits turn out
/// to suffice for this batch (one flag for the whole batch, the result stays a 64-bit column however wide its type);
/// 128 bits or big numbers, row by row.
public final class DecimalLoops {
    private DecimalLoops() {
    }

    /// The result of one row on the slow road; null makes the row null.
    @FunctionalInterface
    public interface BigRow {
        @Nullable
        BigInteger at(int row);
    }

    public static Vector multiply(Vector left, DecimalType leftType, Vector right, DecimalType rightType,
            DecimalType type, int rows, @Nullable Validity validity, Scratch scratch, boolean raise) {
        var a = DecimalOperand.of(left);
        var b = DecimalOperand.of(right);
        int cut = leftType.scale() + rightType.scale() - type.scale();
        if (a.isNarrow() && b.isNarrow() && cut == 0 && !(a.isConstant() && b.isConstant())) {
            var out = scratch.longs(rows);
            if (type.isLong()) {
                provedProduct(a, b, out, rows);
                return new LongVector(out, 0, rows, validity);
            }
            if (!product(a, b, out, rows)) {
                return narrow(out, rows, validity);
            }
            return wideProduct(a, b, rows, validity, scratch);
        }
        return slow(type, rows, validity, raise, i -> shorten(a.big(i).multiply(b.big(i)), cut));
    }

    private static boolean product(DecimalOperand a, DecimalOperand b, long[] out, int n) {
        if (a.isConstant()) {
            return LongLoops.multiply(b.low(), b.offset(), a.low(0), out, n);
        }
        if (b.isConstant()) {
            return LongLoops.multiply(a.low(), a.offset(), b.low(0), out, n);
        }
        return LongLoops.multiply(a.low(), a.offset(), b.low(), b.offset(), out, n);
    }

    private static void provedProduct(DecimalOperand a, DecimalOperand b, long[] out, int n) {
        if (a.isConstant()) {
            LongLoops.multiplyUnchecked(b.low(), b.offset(), a.low(0), out, n);
        } else if (b.isConstant()) {
            LongLoops.multiplyUnchecked(a.low(), a.offset(), b.low(0), out, n);
        } else {
            LongLoops.multiplyUnchecked(a.low(), a.offset(), b.low(), b.offset(), out, n);
        }
    }

    private static Vector wideProduct(DecimalOperand a, DecimalOperand b, int rows, @Nullable Validity validity,
            Scratch scratch) {
        var high = scratch.highLongs(rows);
        var low = scratch.longs(rows);
        for (int i = 0; i < rows; i++) {
            long x = a.low(i);
            long y = b.low(i);
            high[i] = Math.multiplyHigh(x, y);
            low[i] = x * y;
        }
        return new Decimal128Vector(high, low, 0, rows, validity);
    }

    /// A column of a 128-bit type whose values all fit 64 bits.
    public static Vector narrow(long[] values, int rows, @Nullable Validity validity) {
        return new NarrowVector(new LongVector(values, 0, rows, validity), 0, PhysicalType.DECIMAL128);
    }

    /// `left + right`, or `left - right` where `subtract`.
    public static Vector add(Vector left, DecimalType leftType, Vector right, DecimalType rightType, DecimalType type,
            boolean subtract, int rows, @Nullable Validity validity, Scratch scratch, boolean raise) {
        int scale = Math.max(leftType.scale(), rightType.scale());
        int upA = scale - leftType.scale();
        int upB = scale - rightType.scale();
        var a = scaledConstant(DecimalOperand.of(left), upA);
        var b = scaledConstant(DecimalOperand.of(right), upB);
        int cut = scale - type.scale();
        if (cut == 0 && a.isNarrow() && b.isNarrow() && !(a.isConstant() && b.isConstant())) {
            var out = scratch.longs(rows);
            if (!narrowSum(a, a.isConstant() ? 0 : upA, b, b.isConstant() ? 0 : upB, subtract, out, rows)) {
                return type.isLong() ? new LongVector(out, 0, rows, validity) : narrow(out, rows, validity);
            }
        }
        int restA = a.isConstant() ? 0 : upA;
        int restB = b.isConstant() ? 0 : upB;
        if (cut == 0 && restA == 0 && restB == 0 && !type.isLong()) {
            var wide = wideSum(a, b, subtract, type, rows, validity, scratch);
            if (wide != null) {
                return wide;
            }
        }
        return slow(type, rows, validity, raise, i -> {
            var x = a.big(i).multiply(Decimal128.power(restA));
            var y = b.big(i).multiply(Decimal128.power(restB));
            return shorten(subtract ? x.subtract(y) : x.add(y), cut);
        });
    }

    private static DecimalOperand scaledConstant(DecimalOperand operand, int up) {
        if (!operand.isConstant() || up == 0) {
            return operand;
        }
        var scaled = operand.big(0).multiply(Decimal128.power(up));
        var low = new long[]{Decimal128.low(scaled)};
        return scaled.bitLength() < 64
                ? new DecimalOperand(null, low, 0, 0)
                : new DecimalOperand(new long[]{Decimal128.high(scaled)}, low, 0, 0);
    }

    /// True where a row needs more than 64 bits.
    private static boolean narrowSum(DecimalOperand a, int upA, DecimalOperand b, int upB, boolean subtract, long[] out,
            int n) {
        if (upA > 18 || upB > 18) {
            return true;
        }
        long[] x = a.low();
        int xo = a.offset();
        long[] y = b.low();
        int yo = b.offset();
        boolean overflow = false;
        if (upA > 0) {
            overflow = LongLoops.multiply(x, xo, Decimal128.longPower(upA), out, n);
            x = out;
            xo = 0;
        }
        if (upB > 0) {
            overflow |= LongLoops.multiply(y, yo, Decimal128.longPower(upB), out, n);
            y = out;
            yo = 0;
        }
        if (a.isConstant()) {
            return overflow
                    | (subtract ? LongLoops.subtract(a.low(0), y, yo, out, n) : LongLoops.add(y, yo, a.low(0), out, n));
        }
        if (b.isConstant()) {
            return overflow
                    | (subtract ? LongLoops.subtract(x, xo, b.low(0), out, n) : LongLoops.add(x, xo, b.low(0), out, n));
        }
        return overflow | (subtract ? LongLoops.subtract(x, xo, y, yo, out, n) : LongLoops.add(x, xo, y, yo, out, n));
    }

    /// Null where a row leaves the type's range.
    private static @Nullable Vector wideSum(DecimalOperand a, DecimalOperand b, boolean subtract, DecimalType type,
            int rows,
            @Nullable Validity validity, Scratch scratch) {
        var high = scratch.highLongs(rows);
        var low = scratch.longs(rows);
        boolean outside = false;
        for (int i = 0; i < rows; i++) {
            long ah = a.high(i);
            long al = a.low(i);
            long bh = b.high(i);
            long bl = b.low(i);
            long rl = subtract ? al - bl : al + bl;
            long carry = subtract
                    ? Long.compareUnsigned(al, bl) < 0 ? -1 : 0
                    : Long.compareUnsigned(rl, al) < 0 ? 1 : 0;
            long rh = (subtract ? ah - bh : ah + bh) + carry;
            long signs = subtract ? (ah ^ bh) & (ah ^ rh) : (ah ^ rh) & (bh ^ rh);
            high[i] = rh;
            low[i] = rl;
            if (signs < 0 || !Decimal128.fits(rh, rl, type.precision())) {
                outside |= validity == null || !validity.isNull(i);
            }
        }
        return outside ? null : new Decimal128Vector(high, low, 0, rows, validity);
    }

    /// `left / right` rounded half up. A zero divisor raises, or gives null.
    public static Vector divide(Vector left, DecimalType leftType, Vector right, DecimalType rightType,
            DecimalType type,
            int rows, @Nullable Validity validity, boolean raise) {
        var a = DecimalOperand.of(left);
        var b = DecimalOperand.of(right);
        int up = type.scale() - leftType.scale() + rightType.scale();
        long longUp = up >= 0 && up <= 18 ? Decimal128.longPower(up) : 0;
        var bigUp = Decimal128.power(Math.abs(up));
        return slow(type, rows, validity, raise, i -> {
            if (b.low(i) == 0 && b.high(i) == 0) {
                if (raise) {
                    throw NumberErrors.divideByZero(new BigDecimal(a.big(i), leftType.scale()) + " / "
                            + new BigDecimal(b.big(i), rightType.scale()));
                }
                return null;
            }
            if (longUp != 0 && a.isNarrow() && b.isNarrow()) {
                long dividend = a.low(i) * longUp;
                if (Math.multiplyHigh(a.low(i), longUp) == dividend >> 63 && Math.abs(b.low(i)) < 1L << 62) {
                    return BigInteger.valueOf(Decimal128.divideHalfUp(dividend, b.low(i)));
                }
            }
            return up >= 0
                    ? Decimal128.divideHalfUp(a.big(i).multiply(bigUp), b.big(i))
                    : Decimal128.divideHalfUp(a.big(i), b.big(i).multiply(bigUp));
        });
    }

    /// `left % right`, with the sign of `left`, or never negative where `positive`. A zero divisor raises, or gives null.
    public static Vector remainder(Vector left, DecimalType leftType, Vector right, DecimalType rightType,
            DecimalType type, boolean positive, int rows, @Nullable Validity validity, boolean raise) {
        var a = DecimalOperand.of(left);
        var b = DecimalOperand.of(right);
        int scale = Math.max(leftType.scale(), rightType.scale());
        var upA = Decimal128.power(scale - leftType.scale());
        var upB = Decimal128.power(scale - rightType.scale());
        return slow(type, rows, validity, raise, i -> {
            var divisor = b.big(i).multiply(upB);
            if (divisor.signum() == 0) {
                if (raise) {
                    throw NumberErrors.divideByZero(new BigDecimal(a.big(i), leftType.scale()) + " % 0");
                }
                return null;
            }
            var rest = a.big(i).multiply(upA).remainder(divisor);
            if (positive && rest.signum() < 0) {
                rest = rest.add(divisor).remainder(divisor);
            }
            return shorten(rest, scale - type.scale());
        });
    }

    /// The integral part of `left / right`, or null where the divisor is zero and `raise` is not asked for.
    public static @Nullable BigInteger integralQuotient(DecimalOperand a, int scaleA, DecimalOperand b, int scaleB,
            int row, boolean raise) {
        var divisor = b.big(row).multiply(Decimal128.power(scaleA));
        if (divisor.signum() == 0) {
            if (raise) {
                throw NumberErrors.divideByZero(new BigDecimal(a.big(row), scaleA) + " div 0");
            }
            return null;
        }
        return a.big(row).multiply(Decimal128.power(scaleB)).divide(divisor);
    }

    /// `value / 10^digits` rounded half away from zero; for negative `digits`, times ten to that.
    public static BigInteger shorten(BigInteger value, int digits) {
        if (digits == 0) {
            return value;
        }
        return digits < 0
                ? value.multiply(Decimal128.power(-digits))
                : Decimal128.divideHalfUp(value, Decimal128.power(digits));
    }

    /// Computes row by row and checks each against the type's precision.
    public static Vector slow(DecimalType type, int rows, @Nullable Validity validity, boolean raise, BigRow row) {
        var out = VectorBuilder.of(type, rows);
        for (int i = 0; i < rows; i++) {
            var value = validity != null && validity.isNull(i) ? null : row.at(i);
            if (value == null) {
                out.appendNull();
            } else if (Decimal128.fits(value, type.precision())) {
                append(out, type, value);
            } else if (raise) {
                throw NumberErrors.outOfRange(new BigDecimal(value, type.scale()), type);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    /// Appends an unscaled value to a builder of that decimal type.
    public static void append(VectorBuilder out, DecimalType type, BigInteger value) {
        if (type.isLong()) {
            out.appendLong(value.longValue());
        } else {
            out.appendDecimal(Decimal128.high(value), Decimal128.low(value));
        }
    }

    /// The same numbers under another precision and scale, rounded half up. What does not fit raises or becomes null.
    public static Vector rescale(Vector column, DecimalType from, DecimalType to, int rows, @Nullable Validity validity,
            Scratch scratch, boolean raise) {
        var a = DecimalOperand.of(column);
        int up = to.scale() - from.scale();
        boolean roomy = to.precision() - to.scale() >= from.precision() - from.scale() && up >= 0;
        if (a.isNarrow() && !a.isConstant() && roomy && up <= 18) {
            if (up == 0) {
                var same = new LongVector(a.low(), a.offset(), rows, validity);
                return to.isLong() ? same : new NarrowVector(same, 0, PhysicalType.DECIMAL128);
            }
            var out = scratch.longs(rows);
            if (!LongLoops.multiply(a.low(), a.offset(), Decimal128.longPower(up), out, rows)) {
                return to.isLong() ? new LongVector(out, 0, rows, validity) : narrow(out, rows, validity);
            }
        }
        if (!a.isNarrow() && !a.isConstant() && up == 0 && roomy && column instanceof Decimal128Vector wide
                && !to.isLong()) {
            return new Decimal128Vector(wide.high(), wide.low(), wide.offset(), rows, validity);
        }
        return slow(to, rows, validity, raise, i -> shorten(a.big(i), -up));
    }

    /// `left < right` into 0 and 1, turned round by `flip`; both of one type.
    public static Vector less(Vector left, Vector right, int flip, int rows, @Nullable Validity validity,
            Scratch scratch) {
        var a = DecimalOperand.of(left);
        var b = DecimalOperand.of(right);
        var out = scratch.bytes(rows);
        if (a.isNarrow() && b.isNarrow() && !(a.isConstant() && b.isConstant())) {
            if (a.isConstant()) {
                ComparisonLoops.less(a.low(0), b.low(), b.offset(), flip, out, rows);
            } else if (b.isConstant()) {
                ComparisonLoops.less(a.low(), a.offset(), b.low(0), flip, out, rows);
            } else {
                ComparisonLoops.less(a.low(), a.offset(), b.low(), b.offset(), flip, out, rows);
            }
        } else {
            for (int i = 0; i < rows; i++) {
                out[i] = (byte) ((Decimal128.compare(a.high(i), a.low(i), b.high(i), b.low(i)) < 0 ? 1 : 0) ^ flip);
            }
        }
        return new ByteVector(out, 0, rows, validity);
    }

    /// `left = right` into 0 and 1, turned round by `flip`; both of one type.
    public static Vector equal(Vector left, Vector right, int flip, int rows, @Nullable Validity validity,
            Scratch scratch) {
        var a = DecimalOperand.of(left);
        var b = DecimalOperand.of(right);
        var out = scratch.bytes(rows);
        for (int i = 0; i < rows; i++) {
            out[i] = (byte) ((a.low(i) == b.low(i) && a.high(i) == b.high(i) ? 1 : 0) ^ flip);
        }
        return new ByteVector(out, 0, rows, validity);
    }
}

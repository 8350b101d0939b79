package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `min` and `max`.
public sealed interface Extreme extends Accumulator permits Extreme.Longs, Extreme.Doubles, Extreme.Texts, Extreme.Any {

    /// The largest (`sign` 1) or smallest (-1) value of `type`.
    static Accumulator of(DataType type, int sign) {
        return switch (PhysicalType.of(type)) {
            case BYTE, SHORT, INT, LONG -> new Longs(type, sign);
            case FLOAT, DOUBLE -> new Doubles(type, sign);
            case BYTES -> new Texts(sign);
            case DECIMAL128, LIST, STRUCT -> new Any(type, sign);
        };
    }

    /// Integers of any width, dates, timestamps, decimals of up to 18 digits.
    final class Longs implements Extreme {
        private final DataType type;
        private final int sign;
        private final Seen seen = new Seen();
        private long[] best = new long[0];

        Longs(DataType type, int sign) {
            this.type = type;
            this.sign = sign;
        }

        @Override
        public void grow(int groups) {
            if (groups > best.length) {
                int from = best.length;
                best = Arrays.copyOf(best, Math.max(groups, best.length * 2));
                Arrays.fill(best, from, best.length, sign > 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
            seen.grow(groups);
        }

        @Override
        public void update(int[] groups, int rows, Vector[] arguments) {
            var argument = arguments[0];
            var validity = argument.validity();
            seen.mark(groups, rows, validity);
            var target = best;
            if (argument instanceof LongVector(var values, int offset, var _, var _) && validity == null) {
                if (sign > 0) {
                    for (int i = 0; i < rows; i++) {
                        target[groups[i]] = Math.max(target[groups[i]], values[offset + i]);
                    }
                } else {
                    for (int i = 0; i < rows; i++) {
                        target[groups[i]] = Math.min(target[groups[i]], values[offset + i]);
                    }
                }
                return;
            }
            for (int i = 0; i < rows; i++) {
                if (validity == null || !validity.isNull(i)) {
                    long value = Vectors.longAt(argument, i);
                    int group = groups[i];
                    target[group] = sign > 0 ? Math.max(target[group], value) : Math.min(target[group], value);
                }
            }
        }

        @Override
        public void updateOne(int rows, Vector[] arguments) {
            var argument = arguments[0];
            if (argument.validity() != null || rows == 0) {
                update(new int[rows], rows, arguments);
                return;
            }
            long value = sign > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            switch (argument) {
                case LongVector(var values, int offset, var _, var _) -> {
                    for (int i = 0; i < rows; i++) {
                        value = sign > 0 ? Math.max(value, values[offset + i]) : Math.min(value, values[offset + i]);
                    }
                }
                case IntVector(var values, int offset, var _, var _) -> {
                    for (int i = 0; i < rows; i++) {
                        value = sign > 0 ? Math.max(value, values[offset + i]) : Math.min(value, values[offset + i]);
                    }
                }
                default -> {
                    for (int i = 0; i < rows; i++) {
                        long other = Vectors.longAt(argument, i);
                        value = sign > 0 ? Math.max(value, other) : Math.min(value, other);
                    }
                }
            }
            seen.mark(0);
            best[0] = sign > 0 ? Math.max(best[0], value) : Math.min(best[0], value);
        }

        @Override
        public void merge(int[] groups, int rows, Vector[] state) {
            update(groups, rows, state);
        }

        @Override
        public Vector[] state(int groups) {
            return new Vector[]{result(groups)};
        }

        @Override
        public Vector result(int groups) {
            var out = VectorBuilder.of(type, groups);
            for (int i = 0; i < groups; i++) {
                if (seen.is(i)) {
                    out.appendLong(best[i]);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        }

        @Override
        public long bytes() {
            return 8L * best.length + seen.bytes();
        }
    }

    /// Floats and doubles: NaN is the greatest.
    final class Doubles implements Extreme {
        private final DataType type;
        private final int sign;
        private final Seen seen = new Seen();
        private double[] best = new double[0];

        Doubles(DataType type, int sign) {
            this.type = type;
            this.sign = sign;
        }

        @Override
        public void grow(int groups) {
            if (groups > best.length) {
                int from = best.length;
                best = Arrays.copyOf(best, Math.max(groups, best.length * 2));
                Arrays.fill(best, from, best.length, sign > 0 ? Double.NEGATIVE_INFINITY : Double.NaN);
            }
            seen.grow(groups);
        }

        @Override
        public void update(int[] groups, int rows, Vector[] arguments) {
            var argument = arguments[0];
            var validity = argument.validity();
            seen.mark(groups, rows, validity);
            for (int i = 0; i < rows; i++) {
                if (validity == null || !validity.isNull(i)) {
                    double value = Vectors.doubleAt(argument, i);
                    int group = groups[i];
                    if (sign * VectorOrder.compare(value, best[group]) > 0) {
                        best[group] = value;
                    }
                }
            }
        }

        @Override
        public void merge(int[] groups, int rows, Vector[] state) {
            update(groups, rows, state);
        }

        @Override
        public Vector[] state(int groups) {
            return new Vector[]{result(groups)};
        }

        @Override
        public Vector result(int groups) {
            var out = VectorBuilder.of(type, groups);
            for (int i = 0; i < groups; i++) {
                if (seen.is(i)) {
                    out.appendDouble(best[i]);
                } else {
                    out.appendNull();
                }
            }
            return out.build();
        }

        @Override
        public long bytes() {
            return 8L * best.length + seen.bytes();
        }
    }

    /// Text and binaries.
    final class Texts implements Extreme {
        private final int sign;
        private byte[] @Nullable [] best = new byte[0][];
        private long held;

        Texts(int sign) {
            this.sign = sign;
        }

        @Override
        public void grow(int groups) {
            if (groups > best.length) {
                best = Arrays.copyOf(best, Math.max(groups, best.length * 2));
            }
        }

        @Override
        public void update(int[] groups, int rows, Vector[] arguments) {
            var argument = arguments[0];
            boolean constant = !(argument instanceof BytesVector);
            var texts = (BytesVector) (argument instanceof ConstantVector(var value, var _) ? value : argument);
            for (int i = 0; i < rows; i++) {
                int row = constant ? 0 : i;
                if (texts.isNull(row)) {
                    continue;
                }
                var now = best[groups[i]];
                int start = texts.start(row);
                int end = start + texts.size(row);
                if (now == null || sign * Arrays.compareUnsigned(texts.data(), start, end, now, 0, now.length) > 0) {
                    held += end - start - (now == null ? -16 : now.length);
                    best[groups[i]] = Arrays.copyOfRange(texts.data(), start, end);
                }
            }
        }

        @Override
        public void merge(int[] groups, int rows, Vector[] state) {
            update(groups, rows, state);
        }

        @Override
        public Vector[] state(int groups) {
            return new Vector[]{result(groups)};
        }

        @Override
        public Vector result(int groups) {
            var out = VectorBuilder.of(PhysicalType.BYTES, groups);
            for (int i = 0; i < groups; i++) {
                var value = best[i];
                if (value == null) {
                    out.appendNull();
                } else {
                    out.appendBytes(value, 0, value.length);
                }
            }
            return out.build();
        }

        @Override
        public long bytes() {
            return 8L * best.length + held;
        }
    }

    /// Every other type, one value at a time.
    final class Any implements Extreme {
        private final HeldValues best;
        private final int sign;

        Any(DataType type, int sign) {
            this.best = new HeldValues(type);
            this.sign = sign;
        }

        @Override
        public void grow(int groups) {
            best.grow(groups);
        }

        @Override
        public void update(int[] groups, int rows, Vector[] arguments) {
            var argument = arguments[0];
            for (int i = 0; i < rows; i++) {
                if (!argument.isNull(i)) {
                    var now = best.get(groups[i]);
                    if (now == null || sign * VectorOrder.compare(argument, i, now, 0) > 0) {
                        best.set(groups[i], argument, i);
                    }
                }
            }
        }

        @Override
        public void merge(int[] groups, int rows, Vector[] state) {
            update(groups, rows, state);
        }

        @Override
        public Vector[] state(int groups) {
            return new Vector[]{result(groups)};
        }

        @Override
        public Vector result(int groups) {
            return best.values(groups);
        }

        @Override
        public long bytes() {
            return best.bytes();
        }
    }
}

package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Arrays that values of one column are decoded into, reused for every batch. Values come without nulls;
/// [#spread] moves them to their rows afterwards.
public abstract sealed class Target {
    private static final int MOST_TEXT = 1 << 30;

    /// The target for values of a stored type; INT96 and values of fixed length are texts.
    public static Target of(ParquetType type) {
        return switch (type) {
            case BOOLEAN -> new Booleans();
            case INT32 -> new Ints();
            case INT64 -> new Longs();
            case FLOAT -> new Floats();
            case DOUBLE -> new Doubles();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> new Texts();
        };
    }

    /// Makes room for `rows` rows, keeping those there are.
    public abstract void reserve(int rows);

    /// The next `count` values of a page become rows `from` and following.
    public abstract void decode(PageDecoder decoder, int from, int count);

    /// Entries of a dictionary, a target of this kind, become rows `from` and following.
    ///
    /// @param codes places in the dictionary, from index `from` on
    public abstract void lookUp(Target dictionary, int[] codes, int at, int from, int count);

    /// Rows `from` to `from + rows` hold `present` values at their start: moves each to where its bit in `words` is 1
    /// (bit 0 is row 0). What then stands under a null is some other value of these.
    public abstract void spread(long[] words, int from, int rows, int present);

    /// Rows `from` to `from + rows` are null.
    public abstract void nulls(int from, int rows);

    /// The first `rows` rows, sharing the arrays.
    public abstract Vector vector(int rows, @Nullable Validity validity);

    /// Moves codes as [#spread] does values.
    public static void spread(int[] values, long[] words, int from, int rows, int present) {
        int k = from + present - 1;
        for (int i = from + rows - 1; i > k; i--) {
            values[i] = values[Math.max(k, from)];
            k -= Bits.get(words, i);
        }
    }

    private static final class Booleans extends Target {
        private byte[] values = new byte[0];

        @Override
        public void reserve(int rows) {
            values = values.length < rows ? Arrays.copyOf(values, rows) : values;
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.booleans(values, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = ((Booleans) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[from + i] = entries[codes[at + i]];
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            int k = from + present - 1;
            for (int i = from + rows - 1; i > k; i--) {
                values[i] = values[Math.max(k, from)];
                k -= Bits.get(words, i);
            }
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(values, from, from + rows, (byte) 0);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new ByteVector(values, 0, rows, validity);
        }
    }

    private static final class Ints extends Target {
        private int[] values = new int[0];

        @Override
        public void reserve(int rows) {
            values = values.length < rows ? Arrays.copyOf(values, rows) : values;
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.ints(values, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = ((Ints) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[from + i] = entries[codes[at + i]];
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            spread(values, words, from, rows, present);
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(values, from, from + rows, 0);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new IntVector(values, 0, rows, validity);
        }
    }

    private static final class Longs extends Target {
        private long[] values = new long[0];

        @Override
        public void reserve(int rows) {
            values = values.length < rows ? Arrays.copyOf(values, rows) : values;
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.longs(values, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = ((Longs) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[from + i] = entries[codes[at + i]];
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            int k = from + present - 1;
            for (int i = from + rows - 1; i > k; i--) {
                values[i] = values[Math.max(k, from)];
                k -= Bits.get(words, i);
            }
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(values, from, from + rows, 0);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new LongVector(values, 0, rows, validity);
        }
    }

    private static final class Floats extends Target {
        private float[] values = new float[0];

        @Override
        public void reserve(int rows) {
            values = values.length < rows ? Arrays.copyOf(values, rows) : values;
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.floats(values, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = ((Floats) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[from + i] = entries[codes[at + i]];
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            int k = from + present - 1;
            for (int i = from + rows - 1; i > k; i--) {
                values[i] = values[Math.max(k, from)];
                k -= Bits.get(words, i);
            }
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(values, from, from + rows, 0);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new FloatVector(values, 0, rows, validity);
        }
    }

    private static final class Doubles extends Target {
        private double[] values = new double[0];

        @Override
        public void reserve(int rows) {
            values = values.length < rows ? Arrays.copyOf(values, rows) : values;
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.doubles(values, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = ((Doubles) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[from + i] = entries[codes[at + i]];
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            int k = from + present - 1;
            for (int i = from + rows - 1; i > k; i--) {
                values[i] = values[Math.max(k, from)];
                k -= Bits.get(words, i);
            }
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(values, from, from + rows, 0);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new DoubleVector(values, 0, rows, validity);
        }
    }

    /// Texts: `offsets[row]` to `offsets[row + 1]`. Rows are appended in order.
    public static final class Texts extends Target {
        private int[] offsets = new int[1];
        private byte[] bytes = new byte[0];

        @Override
        public void reserve(int rows) {
            offsets = offsets.length < rows + 1 ? Arrays.copyOf(offsets, rows + 1) : offsets;
        }

        private void room(int used, long more) {
            long needed = used + more + PageDecoder.SLACK;
            if (needed > bytes.length) {
                if (needed > MOST_TEXT) {
                    throw UnreadableException.unsupported(
                            "more than " + (MOST_TEXT >> 20) + " MiB of text in one batch",
                            "Read fewer rows a batch.");
                }
                bytes = Arrays.copyOf(bytes,
                        (int) Math.min(MOST_TEXT, Math.max(needed, Math.max(4096, bytes.length * 2L))));
            }
        }

        /// Values of `width` bytes, one behind the other.
        void fixed(byte[] source, int at, int width, int from, int count) {
            int used = offsets[from];
            room(used, (long) width * count);
            System.arraycopy(source, at, bytes, used, width * count);
            for (int i = 1; i <= count; i++) {
                offsets[from + i] = used + i * width;
            }
        }

        /// Values of these sizes, one behind the other.
        void concatenated(byte[] source, int at, int[] sizes, int from, int count) {
            int used = offsets[from];
            long total = 0;
            for (int i = 0; i < count; i++) {
                total += sizes[i];
            }
            room(used, total);
            System.arraycopy(source, at, bytes, used, (int) total);
            for (int i = 0; i < count; i++) {
                used += sizes[i];
                offsets[from + i + 1] = used;
            }
        }

        /// One value.
        void one(byte[] source, int at, int size, int row) {
            int used = offsets[row];
            room(used, size);
            System.arraycopy(source, at, bytes, used, size);
            offsets[row + 1] = used + size;
        }

        /// Values, each behind its length in 4 bytes; returns the position behind the last. Copies whole words, past
        /// the end of a value: cheaper than exact copies of short ones.
        int lengthPrefixed(byte[] source, int at, int end, int from, int count) {
            int position = at;
            int used = offsets[from];
            var out = bytes;
            for (int i = 1; i <= count; i++) {
                int length = LittleEndian.getInt(source, position);
                position += 4;
                if (length < 0 || length > end - position) {
                    throw PageDecoder.tooFewValues();
                }
                if (used + (long) length + PageDecoder.SLACK > out.length) {
                    room(used, length);
                    out = bytes;
                }
                copy(source, position, out, used, length);
                position += length;
                used += length;
                offsets[from + i] = used;
            }
            return position;
        }

        private static void copy(byte[] source, int at, byte[] out, int to, int length) {
            if (length > 64) {
                System.arraycopy(source, at, out, to, length);
                return;
            }
            copy16(source, at, out, to);
            copy16(source, at + 16, out, to + 16);
            if (length > 32) {
                copy16(source, at + 32, out, to + 32);
                copy16(source, at + 48, out, to + 48);
            }
        }

        private static void copy16(byte[] source, int at, byte[] out, int to) {
            LittleEndian.setLong(out, to, LittleEndian.getLong(source, at));
            LittleEndian.setLong(out, to + 8, LittleEndian.getLong(source, at + 8));
        }

        @Override
        public void decode(PageDecoder decoder, int from, int count) {
            decoder.texts(this, from, count);
        }

        @Override
        public void lookUp(Target dictionary, int[] codes, int at, int from, int count) {
            var entries = (Texts) dictionary;
            for (int i = 0; i < count; i++) {
                int start = entries.offsets[codes[at + i]];
                one(entries.bytes, start, entries.offsets[codes[at + i] + 1] - start, from + i);
            }
        }

        @Override
        public void spread(long[] words, int from, int rows, int present) {
            int k = from + present;
            for (int i = from + rows; i > k; i--) {
                offsets[i] = offsets[k];
                k -= Bits.get(words, i - 1);
            }
        }

        @Override
        public void nulls(int from, int rows) {
            Arrays.fill(offsets, from + 1, from + rows + 1, offsets[from]);
        }

        @Override
        public Vector vector(int rows, @Nullable Validity validity) {
            return new BytesVector(offsets, bytes, 0, rows, validity);
        }
    }
}

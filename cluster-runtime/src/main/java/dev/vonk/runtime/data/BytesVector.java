package dev.vonk.runtime.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Flat strings (UTF-8) or binaries: row `i` is `bytes[offsets[offset + i] .. offsets[offset + i + 1])`.
public record BytesVector(int[] offsets, byte[] data, int offset, int length, @Nullable Validity validity)
        implements
            Vector {

    /// These strings; a null element is a null row.
    public static BytesVector of(@Nullable String... strings) {
        var builder = VectorBuilder.of(PhysicalType.BYTES, strings.length);
        for (var string : strings) {
            if (string == null) {
                builder.appendNull();
            } else {
                var utf8 = string.getBytes(StandardCharsets.UTF_8);
                builder.appendBytes(utf8, 0, utf8.length);
            }
        }
        return (BytesVector) builder.build();
    }

    /// Where row `row` starts in [#data].
    public int start(int row) {
        return offsets[offset + row];
    }

    /// How many bytes row `row` has.
    public int size(int row) {
        return offsets[offset + row + 1] - offsets[offset + row];
    }

    /// Row `row` as a string.
    public String string(int row) {
        return new String(data, start(row), size(row), StandardCharsets.UTF_8);
    }

    /// A copy of row `row`.
    public byte[] copy(int row) {
        return Arrays.copyOfRange(data, start(row), start(row) + size(row));
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.BYTES;
    }

    @Override
    public BytesVector slice(int from, int length) {
        return new BytesVector(offsets, data, offset + from, length, validity == null ? null : validity.slice(from));
    }

    @Override
    public BytesVector gather(int[] rows, int count, Scratch scratch) {
        var starts = scratch.offsets(count + 1);
        int total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = total;
            total += size(rows[i]);
        }
        starts[count] = total;
        var text = scratch.text(total, 0);
        for (int i = 0; i < count; i++) {
            System.arraycopy(data, start(rows[i]), text, starts[i], size(rows[i]));
        }
        return new BytesVector(starts, text, 0, count, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public BytesVector flat(Scratch scratch) {
        return this;
    }

    @Override
    public long bytes() {
        return 32L + 4L * length + (offsets[offset + length] - offsets[offset]);
    }
}

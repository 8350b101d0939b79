package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Codes into a short list of values: row `i` is `dictionary[codes[offset + i]]`. Entries need not be distinct or
/// sorted, none is null; null rows are marked in this vector's own validity and hold any valid code.
///
/// @param dictionary flat, shared by all slices
public record DictionaryVector(int[] codes, int offset, int length, Vector dictionary, @Nullable Validity validity)
        implements
            Vector {

    /// The code of row `row`.
    public int code(int row) {
        return codes[offset + row];
    }

    @Override
    public PhysicalType physical() {
        return dictionary.physical();
    }

    @Override
    public DictionaryVector slice(int from, int length) {
        return new DictionaryVector(codes, offset + from, length, dictionary,
                validity == null ? null : validity.slice(from));
    }

    @Override
    public DictionaryVector gather(int[] rows, int count, Scratch scratch) {
        var out = scratch.ints(count);
        for (int i = 0; i < count; i++) {
            out[i] = codes[offset + rows[i]];
        }
        return new DictionaryVector(out, 0, count, dictionary, validity == null ? null : validity.gather(rows, count));
    }

    @Override
    public Vector flat(Scratch scratch) {
        int[] rows = codes;
        if (offset != 0) {
            rows = new int[length];
            System.arraycopy(codes, offset, rows, 0, length);
        }
        return Vectors.withValidity(dictionary.gather(rows, length, scratch), validity);
    }

    @Override
    public long bytes() {
        return 32L + 4L * length + dictionary.bytes();
    }
}

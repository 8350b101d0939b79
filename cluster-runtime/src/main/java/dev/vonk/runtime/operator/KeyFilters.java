package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// Makes the filters that a join publishes: one bit a value where the keys lie close together, else a Bloom filter.
final class KeyFilters {
    private static final long MOST_BITS = 1L << 26;
    private static final int STEP = 4096;

    private KeyFilters() {
    }

    /// A filter of key column `place`; null where its type is not an integer.
    static @Nullable KeyFilter of(KeyTable keys, int place, DataType type) {
        switch (PhysicalType.of(type)) {
            case BYTE, SHORT, INT, LONG -> {
            }
            case FLOAT, DOUBLE, DECIMAL128, BYTES, LIST, STRUCT -> {
                return null;
            }
        }
        var range = keys.range(place);
        if (range == null) {
            return new BitmapKeyFilter(0, -1);
        }
        long width = range[1] - range[0];
        if (width >= 0 && width < MOST_BITS) {
            var bitmap = new BitmapKeyFilter(range[0], range[1]);
            each(keys, place, bitmap::add);
            return bitmap;
        }
        var bloom = new BloomKeyFilter(range[0], range[1], keys.size());
        each(keys, place, bloom::add);
        return bloom;
    }

    private interface Adder {
        void add(long key);
    }

    private static void each(KeyTable keys, int place, Adder adder) {
        for (int from = 0; from < keys.size(); from += STEP) {
            int count = Math.min(STEP, keys.size() - from);
            Vector column = keys.keys(place, from, count);
            for (int i = 0; i < count; i++) {
                if (!column.isNull(i)) {
                    adder.add(Vectors.longAt(column, i));
                }
            }
        }
    }
}

package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.source.parquet.footer.Bounds;
import dev.vonk.runtime.source.parquet.page.PageBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values of a stored column of a row group, nulls left out, ready to be written: their plain form, their
/// dictionary, their bounds.
sealed interface Values permits Numbers, Texts {
    int count();

    /// Bytes of the values `from` to `end` in plain form.
    long plainSize(int from, int end);

    /// Appends the values `from` to `end` in plain form.
    void plain(int from, int end, PageBuffer out);

    /// The distinct values in the order of their first appearance, and for each value its place among them; null where
    /// that does not pay.
    @Nullable
    Coded dictionary();

    /// Smallest and largest, in plain form; without bounds where there are none or they are long.
    Bounds bounds(long nulls);

    /// The values at these places.
    Values select(int[] places, int count);

    /// The values `from` to `end`.
    Values slice(int from, int end);

    /// @param entries the distinct values
    /// @param codes one a value
    record Coded(Values entries, int[] codes) {
        /// The distinct ones among the values `from` to `end`.
        Values used(int from, int end) {
            var seen = new boolean[entries.count()];
            for (int i = from; i < end; i++) {
                seen[codes[i]] = true;
            }
            var places = new int[seen.length + 1];
            int count = 0;
            for (int e = 0; e < seen.length; e++) {
                places[count] = e;
                count += seen[e] ? 1 : 0;
            }
            return entries.select(places, count);
        }
    }

    static Values of(Entries entries, Column.Leaf leaf) {
        return switch (leaf.stored()) {
            case BYTE_ARRAY -> Texts.of((BytesVector) entries.values(), entries.rows(), entries.present());
            case FIXED_LEN_BYTE_ARRAY ->
                Texts.ofDecimals(entries.values(), entries.rows(), entries.present(), leaf.typeLength());
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE ->
                new Numbers(leaf.stored(), numbers(entries), entries.present());
            case INT96 -> throw new IllegalArgumentException("INT96 is not written");
        };
    }

    private static long[] numbers(Entries entries) {
        int n = entries.present();
        var out = new long[n];
        var rows = entries.rows() == null ? all(n) : entries.rows();
        switch (entries.values()) {
            case ByteVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + rows[i]];
                }
            }
            case ShortVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + rows[i]];
                }
            }
            case IntVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + rows[i]];
                }
            }
            case LongVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = values[offset + rows[i]];
                }
            }
            case FloatVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Float.floatToRawIntBits(values[offset + rows[i]]);
                }
            }
            case DoubleVector(var values, int offset, var _, var _) -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Double.doubleToRawLongBits(values[offset + rows[i]]);
                }
            }
            default -> throw new IllegalArgumentException("not numbers: " + entries.values().physical());
        }
        return out;
    }

    private static int[] all(int count) {
        var rows = new int[count];
        Arrays.setAll(rows, i -> i);
        return rows;
    }
}

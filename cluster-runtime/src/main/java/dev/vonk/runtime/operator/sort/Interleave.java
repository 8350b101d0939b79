package dev.vonk.runtime.operator.sort;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// One column made of rows of several vectors, in any order.
final class Interleave {
    private Interleave() {
    }

    /// Row `i` of the result is row `rows[i]` of `sources[from[i]]`, for `count` rows.
    static Vector column(Vector[] sources, DataType type, int[] from, int[] rows, int count) {
        var flat = new Vector[sources.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = sources[i].flat(Scratch.fresh());
        }
        return switch (flat[0]) {
            case IntVector _ -> ints(flat, from, rows, count);
            case LongVector _ -> longs(flat, from, rows, count);
            case DoubleVector _ -> doubles(flat, from, rows, count);
            case BytesVector _ -> texts(flat, from, rows, count);
            default -> others(flat, type, from, rows, count);
        };
    }

    private static @Nullable Validity validity(Vector[] sources, int[] from, int[] rows, int count) {
        boolean any = false;
        for (var source : sources) {
            any |= source.validity() != null;
        }
        Validity validity = null;
        for (int i = 0; any && i < count; i++) {
            if (sources[from[i]].isNull(rows[i])) {
                validity = validity == null ? Validity.allPresent(count) : validity;
                validity.setNull(i);
            }
        }
        return validity;
    }

    private static IntVector ints(Vector[] sources, int[] from, int[] rows, int count) {
        var values = new int[sources.length][];
        var offsets = new int[sources.length];
        for (int i = 0; i < values.length; i++) {
            var source = (IntVector) sources[i];
            values[i] = source.values();
            offsets[i] = source.offset();
        }
        var out = new int[count];
        for (int i = 0; i < count; i++) {
            int source = from[i];
            out[i] = values[source][offsets[source] + rows[i]];
        }
        return new IntVector(out, 0, count, validity(sources, from, rows, count));
    }

    private static LongVector longs(Vector[] sources, int[] from, int[] rows, int count) {
        var values = new long[sources.length][];
        var offsets = new int[sources.length];
        for (int i = 0; i < values.length; i++) {
            var source = (LongVector) sources[i];
            values[i] = source.values();
            offsets[i] = source.offset();
        }
        var out = new long[count];
        for (int i = 0; i < count; i++) {
            int source = from[i];
            out[i] = values[source][offsets[source] + rows[i]];
        }
        return new LongVector(out, 0, count, validity(sources, from, rows, count));
    }

    private static DoubleVector doubles(Vector[] sources, int[] from, int[] rows, int count) {
        var values = new double[sources.length][];
        var offsets = new int[sources.length];
        for (int i = 0; i < values.length; i++) {
            var source = (DoubleVector) sources[i];
            values[i] = source.values();
            offsets[i] = source.offset();
        }
        var out = new double[count];
        for (int i = 0; i < count; i++) {
            int source = from[i];
            out[i] = values[source][offsets[source] + rows[i]];
        }
        return new DoubleVector(out, 0, count, validity(sources, from, rows, count));
    }

    private static BytesVector texts(Vector[] sources, int[] from, int[] rows, int count) {
        var offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], ((BytesVector) sources[from[i]]).size(rows[i]));
        }
        var data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            var source = (BytesVector) sources[from[i]];
            System.arraycopy(source.data(), source.start(rows[i]), data, offsets[i], offsets[i + 1] - offsets[i]);
        }
        return new BytesVector(offsets, data, 0, count, validity(sources, from, rows, count));
    }

    private static Vector others(Vector[] sources, DataType type, int[] from, int[] rows, int count) {
        var builder = VectorBuilder.of(type, count);
        for (int i = 0; i < count; i++) {
            builder.append(sources[from[i]], rows[i]);
        }
        return builder.build();
    }
}

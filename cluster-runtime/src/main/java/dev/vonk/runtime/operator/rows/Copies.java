package dev.vonk.runtime.operator.rows;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Decimal128Vector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.FloatVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.ShortVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Copies of rows that outlive the batch they came in. Dictionaries are shared, not copied: they never live in arrays
/// that are used again.
public final class Copies {
    private Copies() {
    }

    /// The rows of `batch` that count, in new arrays.
    public static Batch of(Batch batch) {
        var columns = new Vector[batch.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = of(batch, i);
        }
        return Batch.of(batch.rowCount(), columns);
    }

    /// The rows of one column that count, in new arrays.
    public static Vector of(Batch batch, int column) {
        var selection = batch.selection();
        if (selection == null) {
            return of(batch.column(column));
        }
        return batch.column(column).gather(selection, batch.rowCount(), Scratch.fresh());
    }

    /// The same values in new arrays, as encoded as they were.
    public static Vector of(Vector vector) {
        return switch (vector) {
            case ByteVector(var values, int offset, int length, var validity) ->
                new ByteVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case ShortVector(var values, int offset, int length, var validity) ->
                new ShortVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case IntVector(var values, int offset, int length, var validity) ->
                new IntVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case LongVector(var values, int offset, int length, var validity) ->
                new LongVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case FloatVector(var values, int offset, int length, var validity) ->
                new FloatVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case DoubleVector(var values, int offset, int length, var validity) ->
                new DoubleVector(Arrays.copyOfRange(values, offset, offset + length), 0, length, of(validity, length));
            case Decimal128Vector(var high, var low, int offset, int length, var validity) ->
                new Decimal128Vector(Arrays.copyOfRange(high, offset, offset + length),
                        Arrays.copyOfRange(low, offset, offset + length), 0, length, of(validity, length));
            case BytesVector texts -> copy(texts);
            case ListVector lists -> copy(lists);
            case StructVector(var fields, int length, var validity) -> new StructVector(
                    fields.stream().map(field -> of(field.slice(0, length))).toList(), length, of(validity, length));
            case DictionaryVector(var codes, int offset, int length, var dictionary, var validity) ->
                new DictionaryVector(Arrays.copyOfRange(codes, offset, offset + length), 0, length, dictionary,
                        of(validity, length));
            case ConstantVector(var value, int length) -> new ConstantVector(of(value), length);
            case NarrowVector(var raw, long base, var physical) -> new NarrowVector(of(raw), base, physical);
        };
    }

    private static BytesVector copy(BytesVector texts) {
        int length = texts.length();
        int first = texts.start(0);
        var offsets = shifted(texts.offsets(), texts.offset(), length);
        var data = Arrays.copyOfRange(texts.data(), first, first + offsets[length]);
        return new BytesVector(offsets, data, 0, length, of(texts.validity(), length));
    }

    private static ListVector copy(ListVector lists) {
        int length = lists.length();
        var offsets = shifted(lists.offsets(), lists.offset(), length);
        var child = of(lists.child().slice(lists.start(0), offsets[length]));
        return new ListVector(offsets, child, 0, length, of(lists.validity(), length));
    }

    private static int[] shifted(int[] offsets, int from, int length) {
        var out = new int[length + 1];
        int first = offsets[from];
        for (int i = 0; i <= length; i++) {
            out[i] = offsets[from + i] - first;
        }
        return out;
    }

    private static @Nullable Validity of(@Nullable Validity validity, int rows) {
        return validity == null ? null : validity.rebased(rows);
    }

    /// Bytes of arrays that belong to these columns alone; shared dictionaries do not count.
    public static long ownBytes(Batch batch) {
        long sum = 64;
        for (int i = 0; i < batch.width(); i++) {
            sum += ownBytes(batch.column(i));
        }
        return sum;
    }

    private static long ownBytes(Vector vector) {
        return switch (vector) {
            case DictionaryVector dictionary -> 32L + 4L * dictionary.length();
            case StructVector(List<Vector> fields, int _, var _) ->
                32L + fields.stream().mapToLong(Copies::ownBytes).sum();
            case ListVector lists -> 32L + 4L * lists.length() + ownBytes(lists.child());
            case ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ConstantVector _,NarrowVector _ ->
                vector.bytes();
        };
    }
}

package dev.vonk.runtime.operator.rows;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// Whole columns made from many batches, and rows taken out of them.
public final class Columns {
    private Columns() {
    }

    /// Column `index` of dense batches, one after the other, in one flat vector; a dictionary vector where all of
    /// them share a dictionary.
    public static Vector concatenate(List<Batch> batches, int index, DataType type) {
        int rows = batches.stream().mapToInt(Batch::rowCount).sum();
        var shared = sharedDictionary(batches, index);
        if (shared != null) {
            return concatenateCodes(batches, index, rows, shared);
        }
        var builder = VectorBuilder.of(type, rows);
        for (var batch : batches) {
            builder.appendRange(batch.column(index), 0, batch.rowCount());
        }
        return builder.build();
    }

    private static @org.jspecify.annotations.Nullable Vector sharedDictionary(List<Batch> batches, int index) {
        Vector shared = null;
        for (var batch : batches) {
            if (!(batch.column(index) instanceof DictionaryVector vector)
                    || shared != null && shared != vector.dictionary()) {
                return null;
            }
            shared = vector.dictionary();
        }
        return shared;
    }

    private static Vector concatenateCodes(List<Batch> batches, int index, int rows, Vector dictionary) {
        var codes = new int[rows];
        Validity validity = null;
        int at = 0;
        for (var batch : batches) {
            var vector = (DictionaryVector) batch.column(index);
            System.arraycopy(vector.codes(), vector.offset(), codes, at, vector.length());
            var nulls = vector.validity();
            if (nulls != null) {
                validity = validity == null ? Validity.allPresent(rows) : validity;
                for (int i = 0; i < vector.length(); i++) {
                    if (nulls.isNull(i)) {
                        validity.setNull(at + i);
                    }
                }
            }
            at += vector.length();
        }
        return new DictionaryVector(codes, 0, rows, dictionary, validity);
    }

    /// All columns of dense batches, one after the other.
    public static Batch concatenate(List<Batch> batches, StructType schema) {
        int rows = Math.toIntExact(batches.stream().mapToLong(Batch::rowCount).sum());
        if (batches.size() == 1) {
            return batches.getFirst();
        }
        var columns = new Vector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = concatenate(batches, i, schema.field(i).dataType());
        }
        return Batch.of(rows, columns);
    }

    /// The rows `rows[0..count)` of `column`; null where a row number is -1.
    public static Vector gatherOrNull(Vector column, DataType type, int[] rows, int count, Scratch scratch) {
        if (column.length() == 0) {
            return nulls(type, count);
        }
        var sound = new int[count];
        Validity matched = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            sound[i] = Math.max(row, 0);
            if (row < 0) {
                matched = matched == null ? Validity.allPresent(count) : matched;
                matched.setNull(i);
            }
        }
        var gathered = column.gather(sound, count, scratch);
        if (matched == null) {
            return gathered;
        }
        return Vectors.withValidity(gathered, Validity.and(gathered.validity(), matched, count));
    }

    /// `count` nulls of any type.
    public static Vector nulls(DataType type, int count) {
        return new ConstantVector(VectorBuilder.of(type, 1).appendNull().build(), count);
    }

    /// Nulls in every column of `schema`.
    public static Vector[] nullRow(StructType schema, int count) {
        var columns = new Vector[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = nulls(schema.field(i).dataType(), count);
        }
        return columns;
    }

    /// The numbers 0 to `count - 1`.
    public static int[] identity(int count) {
        var rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        return rows;
    }
}

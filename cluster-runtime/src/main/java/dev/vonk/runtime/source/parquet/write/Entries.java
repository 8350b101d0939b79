package dev.vonk.runtime.source.parquet.write;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a stored column of a row group consists of: for each entry its levels, and which rows of a vector have its values.
///
/// @param values flat
/// @param rows the rows of `values` to be written, in order; null for the first `present`
/// @param definitions one an entry; null where every entry has a value
/// @param repetitions one an entry; null where the column is in no list
record Entries(int count, int present, Vector values, int @Nullable [] rows, byte @Nullable [] definitions,
        byte @Nullable [] repetitions) {

    /// The entries of a column that is not nested.
    static Entries flat(Vector values) {
        int rows = values.length();
        var validity = values.validity();
        if (validity == null || validity.nullCount(rows) == 0) {
            return new Entries(rows, rows, values, null, null, null);
        }
        var definitions = new byte[rows];
        var kept = new int[rows];
        int present = 0;
        for (int i = 0; i < rows; i++) {
            int some = validity.isNull(i) ? 0 : 1;
            definitions[i] = (byte) some;
            kept[present] = i;
            present += some;
        }
        return new Entries(rows, present, values, kept, definitions, null);
    }

    /// Collects entries one by one.
    static final class Builder {
        private @Nullable Vector values;
        private int count;
        private int present;
        private int[] rows = new int[1024];
        private byte[] definitions = new byte[1024];
        private byte[] repetitions = new byte[1024];

        void add(int repetition, int definition) {
            if (count == definitions.length) {
                definitions = Arrays.copyOf(definitions, count * 2);
                repetitions = Arrays.copyOf(repetitions, count * 2);
            }
            definitions[count] = (byte) definition;
            repetitions[count++] = (byte) repetition;
        }

        void addValue(int repetition, int definition, Vector from, int row) {
            add(repetition, definition);
            if (present == rows.length) {
                rows = Arrays.copyOf(rows, present * 2);
            }
            values = from;
            rows[present++] = row;
        }

        /// @param otherwise stands for the values where there are none
        Entries build(Vector otherwise, boolean repeated) {
            return new Entries(count, present, values == null ? otherwise : values, rows, definitions,
                    repeated ? repetitions : null);
        }
    }
}

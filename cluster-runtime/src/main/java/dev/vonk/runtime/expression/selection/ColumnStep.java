package dev.vonk.runtime.expression.selection;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.expression.node.Node;
import dev.vonk.runtime.type.DataType;
import org.jspecify.annotations.Nullable;

/// Any condition on one column. On a dictionary column it is decided once for each entry, and the answers are kept for
/// the batches that follow with the same dictionary.
public final class ColumnStep implements SelectionStep {
    private final int column;
    private final DataType type;
    private final Node condition;
    private final SelectionStep general;
    private @Nullable Vector dictionary;
    private byte @Nullable [] perEntry;
    private long rowsOfDictionary;
    private boolean nullPasses;

    /// @param type the column's
    /// @param onEntries the condition over a batch whose only column are the entries
    /// @param onRows the same condition over the batches themselves
    public ColumnStep(int column, DataType type, Node onEntries, Node onRows) {
        this.column = column;
        this.type = type;
        this.condition = onEntries;
        this.general = SelectionStep.general(onRows);
    }

    @Override
    public int narrow(Batch batch, int @Nullable [] in, int count, int[] out) {
        if (!(batch.column(column) instanceof DictionaryVector values)) {
            return general.narrow(batch, in, count, out);
        }
        decide(values.dictionary(), count);
        var flags = perEntry;
        if (flags == null) {
            return general.narrow(batch, in, count, out);
        }
        var validity = values.validity();
        if (validity == null) {
            return RangeStep.codes(values.codes(), values.offset(), flags, in, count, out);
        }
        int k = 0;
        int forNull = nullPasses ? 1 : 0;
        for (int i = 0; i < count; i++) {
            int row = in == null ? i : in[i];
            out[k] = row;
            k += validity.isNull(row) ? forNull : flags[values.code(row)];
        }
        return k;
    }

    private void decide(Vector entries, int count) {
        if (entries != dictionary) {
            dictionary = entries;
            perEntry = null;
            rowsOfDictionary = 0;
        }
        rowsOfDictionary += count;
        if (perEntry != null || rowsOfDictionary < entries.length()) {
            return;
        }
        int size = entries.length();
        var flags = (ByteVector) condition.evaluate(Batch.of(size, entries)).flat(Scratch.fresh());
        var decided = new byte[size];
        for (int i = 0; i < size; i++) {
            decided[i] = flags.isNull(i) ? 0 : flags.get(i);
        }
        perEntry = decided;
        var none = new ConstantVector(VectorBuilder.of(type, 1).appendNull().build(), 1);
        var forNull = condition.evaluate(Batch.of(1, none)).flat(Scratch.fresh());
        nullPasses = !forNull.isNull(0) && ((ByteVector) forNull).get(0) == 1;
    }
}

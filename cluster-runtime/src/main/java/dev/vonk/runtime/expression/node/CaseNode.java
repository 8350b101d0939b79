package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.DataType;
import java.util.List;

/// `CASE`: decides for each row which branch it takes, then puts the branches' values together. Conditions and values
/// that may raise see only the rows that reach them.
public final class CaseNode implements Node {
    private final List<Guarded> conditions;
    private final List<Guarded> values;
    private final Merge merge;
    private final Scratch scratch = new Scratch();

    /// @param values one for each condition, and the one for the rows that fulfil none
    public CaseNode(List<Guarded> conditions, List<Guarded> values, DataType type) {
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
        merge = new Merge(type);
    }

    @Override
    public Vector evaluate(Batch batch) {
        int rows = batch.rowCount();
        var open = new int[rows];
        for (int i = 0; i < rows; i++) {
            open[i] = i;
        }
        int openCount = rows;
        merge.start(rows);
        for (int branch = 0; branch < conditions.size() && openCount > 0; branch++) {
            var taken = new int[openCount];
            int takenCount = split(conditions.get(branch), batch, open, openCount, taken);
            openCount -= takenCount;
            merge.add(values.get(branch), batch, taken, takenCount);
        }
        merge.add(values.get(values.size() - 1), batch, open, openCount);
        return merge.finish();
    }

    /// Moves the open rows for which the condition is true to `taken`, keeping both in order.
    private int split(Guarded condition, Batch batch, int[] open, int count, int[] taken) {
        var value = condition.everywhere()
                ? condition.node().evaluate(batch)
                : condition.node().evaluate(Merge.select(batch, open, count));
        boolean constant = value instanceof ConstantVector;
        var flat = (ByteVector) (value instanceof ConstantVector(var one, var _) ? one : value.flat(scratch));
        var validity = flat.validity();
        int takenCount = 0;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int row = open[i];
            int at = constant ? 0 : condition.everywhere() ? row : i;
            int yes = flat.values()[flat.offset() + at] & (validity == null || !validity.isNull(at) ? 1 : 0);
            taken[takenCount] = row;
            takenCount += yes;
            open[left] = row;
            left += 1 - yes;
        }
        return takenCount;
    }
}

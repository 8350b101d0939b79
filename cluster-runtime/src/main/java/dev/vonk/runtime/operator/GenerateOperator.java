package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.MapType;
import java.util.ArrayList;
import java.util.Arrays;

/// Makes one row of each element of a list or map: the row's columns are repeated, the elements gathered.
final class GenerateOperator implements Sink {
    private final PhysicalPlan.Generate plan;
    private final Evaluator collection;
    private final TaskContext context;
    private final Sink next;
    private final boolean isMap;
    private final int childWidth;
    private final Scratch scratch = new Scratch();

    GenerateOperator(PhysicalPlan.Generate plan, Evaluator collection, TaskContext context, Sink next) {
        this.plan = plan;
        this.collection = collection;
        this.context = context;
        this.next = next;
        this.isMap = plan.collection().type() instanceof MapType;
        this.childWidth = plan.child().schema().size();
    }

    @Override
    public void push(Batch batch) {
        var lists = (ListVector) collection.evaluate(batch).flat(scratch);
        int limit = context.batchRows();
        var rows = new int[limit];
        var elements = new int[limit];
        var positions = new int[limit];
        int count = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int size = lists.isNull(i) ? 0 : lists.size(i);
            boolean none = size == 0 && plan.outer();
            int times = none ? 1 : size;
            for (int done = 0; done < times;) {
                int fits = Math.min(limit - count, times - done);
                Arrays.fill(rows, count, count + fits, batch.row(i));
                for (int k = 0; k < fits; k++) {
                    elements[count + k] = none ? -1 : lists.start(i) + done + k;
                    positions[count + k] = done + k;
                }
                count += fits;
                done += fits;
                if (count == limit) {
                    emit(batch, lists, rows, elements, positions, count);
                    count = 0;
                    if (next.satisfied()) {
                        return;
                    }
                }
            }
        }
        if (count > 0) {
            emit(batch, lists, rows, elements, positions, count);
        }
    }

    private void emit(Batch batch, ListVector lists, int[] rows, int[] elements, int[] positions, int count) {
        var columns = new ArrayList<Vector>(plan.schema().size());
        for (int i = 0; i < childWidth; i++) {
            columns.add(batch.column(i).gather(rows, count, Scratch.fresh()));
        }
        if (plan.position()) {
            columns.add(new IntVector(Arrays.copyOf(positions, count), 0, count, absent(elements, count)));
        }
        int first = columns.size();
        if (isMap) {
            var type = (MapType) plan.collection().type();
            var pairs = (StructVector) lists.child();
            columns.add(take(pairs.fields().get(0), type.keyType(), elements, count));
            columns.add(take(pairs.fields().get(1), type.valueType(), elements, count));
        } else {
            columns.add(take(lists.child(), plan.schema().field(first).dataType(), elements, count));
        }
        next.push(Batch.of(count, columns));
    }

    private static @org.jspecify.annotations.Nullable Validity absent(int[] elements, int count) {
        Validity validity = null;
        for (int i = 0; i < count; i++) {
            if (elements[i] < 0) {
                validity = validity == null ? Validity.allPresent(count) : validity;
                validity.setNull(i);
            }
        }
        return validity;
    }

    /// Elements that lie one behind the other, as they do but for outer rows and skipped ones, are a view.
    private static Vector take(Vector child, dev.vonk.runtime.type.DataType type, int[] elements, int count) {
        int first = elements[0];
        for (int i = 0; i < count; i++) {
            if (elements[i] != first + i || first < 0) {
                return Columns.gatherOrNull(child, type, elements, count, Scratch.fresh());
            }
        }
        return child.slice(first, count);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}

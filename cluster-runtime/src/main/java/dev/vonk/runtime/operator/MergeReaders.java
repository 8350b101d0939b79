package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.operator.sort.RowOrder;
import dev.vonk.runtime.operator.sort.SortedMerge;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Opens what the producing tasks of an exchange have sorted as one sorted input.
final class MergeReaders implements LeafDriver.Readers {
    private final PhysicalPlan.MergeSorted plan;
    private final TaskContext context;
    private boolean opened;

    MergeReaders(PhysicalPlan.MergeSorted plan, TaskContext context) {
        this.plan = plan;
        this.context = context;
    }

    @Override
    public @Nullable BatchReader open() {
        if (opened) {
            return null;
        }
        opened = true;
        if (!(plan.child() instanceof PhysicalPlan.ReadExchange read)) {
            throw new IllegalStateException("not an exchange below a merge: " + plan.child().describe());
        }
        var inputs = new ArrayList<SortedMerge.Input>();
        for (var reader : context.exchange(read)) {
            inputs.add(new SortedMerge.Input(reader, keys()));
        }
        return new SortedMerge(inputs, RowOrder.of(plan.keys()), plan.schema(), context.batchRows());
    }

    /// Evaluators of one input's own, since each keeps its keys while others are read.
    private SortedMerge.Keys keys() {
        var evaluators = plan.keys().stream()
                .map(key -> Evaluators.compile(key.expression(), context.evaluation())).toList();
        return batch -> evaluators.stream().map(evaluator -> evaluator.evaluate(batch)).toArray(Vector[]::new);
    }
}

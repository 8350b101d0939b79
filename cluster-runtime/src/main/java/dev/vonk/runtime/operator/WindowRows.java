package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Projection;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/// Rows on their way through a window: the input's columns, and what is computed of them for partitions, order,
/// arguments and frames, each once.
final class WindowRows {
    private final int width;
    private final List<Expression> wanted = new ArrayList<>();
    private final List<Expression> computed = new ArrayList<>();
    private final int[] partition;
    private final int[] order;
    private final List<int[]> calls = new ArrayList<>();
    private final Projection projection;

    WindowRows(PhysicalPlan.Window plan, EvaluationContext context) {
        this.width = plan.child().schema().size();
        this.partition = places(plan.partitionBy());
        this.order = places(plan.orderBy().stream().map(SortKey::expression).toList());
        plan.calls().stream().map(WindowCall::expressions).forEach(all -> calls.add(places(all)));
        wanted.stream().filter(expression -> !(expression instanceof Expression.InputReference))
                .forEach(computed::add);
        this.projection = Evaluators.compileAll(computed, context);
    }

    private int[] places(List<Expression> expressions) {
        return expressions.stream().mapToInt(expression -> {
            if (!wanted.contains(expression)) {
                wanted.add(expression);
            }
            return wanted.indexOf(expression);
        }).toArray();
    }

    /// Rows of the input that are kept.
    ///
    /// @param input the input's columns, dense
    /// @param working what is needed of them until the block is done, in the order of [#types]
    record Kept(Batch input, Batch working) {
        Kept slice(int from, int count) {
            return new Kept(input.slice(from, count), working.slice(from, count));
        }

        int rows() {
            return working.rowCount();
        }
    }

    /// The types of the working columns.
    List<Expression> wanted() {
        return wanted;
    }

    /// Copies a batch.
    Kept keep(Batch batch) {
        var values = projection.evaluate(batch);
        var all = new Vector[width + values.length];
        for (int i = 0; i < width; i++) {
            all[i] = batch.dense(i, Scratch.fresh());
        }
        System.arraycopy(values, 0, all, width, values.length);
        var copy = Copies.of(Batch.of(batch.rowCount(), all));
        var input = new Vector[width];
        for (int i = 0; i < width; i++) {
            input[i] = copy.column(i);
        }
        var working = new Vector[wanted.size()];
        int next = width;
        for (int i = 0; i < working.length; i++) {
            working[i] = copy.column(
                    wanted.get(i) instanceof Expression.InputReference reference ? reference.index() : next++);
        }
        return new Kept(Batch.of(copy.rowCount(), input), Batch.of(copy.rowCount(), working));
    }

    /// The partition keys of a batch of working columns.
    Vector[] partitionKeys(Batch working) {
        return columns(working, partition);
    }

    /// The order keys of a batch of working columns.
    Vector[] orderKeys(Batch working) {
        return columns(working, order);
    }

    /// What call `call` needs, of a batch of working columns.
    List<Vector> ofCall(Batch working, int call) {
        return List.of(columns(working, calls.get(call)));
    }

    private static Vector[] columns(Batch batch, int[] places) {
        var columns = new Vector[places.length];
        for (int i = 0; i < places.length; i++) {
            columns[i] = batch.column(places[i]);
        }
        return columns;
    }
}

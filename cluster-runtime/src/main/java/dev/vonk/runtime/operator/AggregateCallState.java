package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Projection;
import dev.vonk.runtime.expression.Selector;
import dev.vonk.runtime.function.BoundAggregate;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One aggregate call at work: its arguments, its filter, what it has seen where it is distinct, and the running
/// state of all groups.
final class AggregateCallState {
    private final AggregateCall call;
    private final BoundAggregate bound;
    private final @Nullable Projection arguments;
    private final List<Scratch> scratches = new ArrayList<>();
    private final @Nullable Selector filter;
    private Accumulator accumulator;
    private @Nullable KeyTable seen;
    private int[] rows = new int[0];
    private int[] subGroups = new int[0];

    AggregateCallState(AggregateCall call, EvaluationContext context) {
        this.call = call;
        var types = call.arguments().stream().map(Expression::type).toList();
        this.bound = call.function().bind(types).orElseThrow(
                () -> new IllegalStateException(call + " does not take " + types));
        this.filter = call.filter() == null ? null : Evaluators.selector(call.filter(), context);
        this.arguments = filter == null ? null : Evaluators.compileAll(call.arguments(), context);
        for (int i = 0; i < Math.max(types.size(), bound.stateTypes().size()); i++) {
            scratches.add(new Scratch());
        }
        this.accumulator = bound.accumulator().get();
        this.seen = call.distinct() ? seenTable(types) : null;
    }

    private static KeyTable seenTable(List<DataType> types) {
        var keys = new ArrayList<DataType>();
        keys.add(DataTypes.IntegerType);
        keys.addAll(types);
        return new KeyTable(keys);
    }

    /// The columns of a partial state.
    List<DataType> stateTypes() {
        return bound.stateTypes();
    }

    boolean isDistinct() {
        return call.distinct();
    }

    void grow(int groups) {
        accumulator.grow(groups);
    }

    /// Arguments that the owner evaluates for all rows; none where a filter decides which rows they are wanted for.
    List<Expression> sharedArguments() {
        return filter == null ? call.arguments() : List.of();
    }

    /// Takes in a batch.
    ///
    /// @param shared the values of [#sharedArguments]
    /// @param groups the group of each row that counts; null where all rows are of group 0
    void update(Batch batch, Vector[] shared, int @Nullable [] groups) {
        if (filter == null || arguments == null) {
            take(shared, groups, batch.rowCount());
            return;
        }
        if (rows.length < batch.rowCount()) {
            rows = new int[batch.rowCount()];
        }
        int count = filter.select(batch, rows);
        if (count == batch.rowCount()) {
            take(arguments.evaluate(batch), groups, count);
        } else if (count > 0) {
            take(arguments.evaluate(batch.select(rows, count)), groups == null ? null : groupsOf(batch, groups, count),
                    count);
        }
    }

    /// The groups of the first `count` of [#rows], which are some of the batch's rows that count, both ascending.
    private int[] groupsOf(Batch batch, int[] groups, int count) {
        if (subGroups.length < count) {
            subGroups = new int[Math.max(count, batch.rowCount())];
        }
        int at = 0;
        for (int i = 0; i < count; i++) {
            while (batch.row(at) != rows[i]) {
                at++;
            }
            subGroups[i] = groups[at];
        }
        return subGroups;
    }

    private void take(Vector[] evaluated, int @Nullable [] groups, int count) {
        var values = new Vector[evaluated.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Vectors.argument(evaluated[i], scratches.get(i));
        }
        if (seen != null) {
            takeUnseen(seen, values, groups == null ? new int[count] : groups, count);
        } else if (groups == null) {
            accumulator.updateOne(count, values);
        } else {
            accumulator.update(groups, count, values);
        }
    }

    private void takeUnseen(KeyTable table, Vector[] values, int[] groups, int count) {
        var keys = new Vector[values.length + 1];
        keys[0] = new IntVector(groups, 0, count, null);
        System.arraycopy(values, 0, keys, 1, values.length);
        var numbers = new int[count];
        int next = table.size();
        table.add(keys, count, numbers);
        var fresh = new int[count];
        var freshGroups = new int[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (numbers[i] == next) {
                freshGroups[kept] = groups[i];
                fresh[kept++] = i;
                next++;
            }
        }
        if (kept == 0) {
            return;
        }
        var unseen = new Vector[values.length];
        for (int i = 0; i < unseen.length; i++) {
            unseen[i] = values[i].gather(fresh, kept, Scratch.fresh());
        }
        accumulator.update(freshGroups, kept, unseen);
    }

    /// Takes in partial states, dense.
    void merge(Vector[] state, int @Nullable [] groups, int count) {
        for (int i = 0; i < state.length; i++) {
            state[i] = Vectors.argument(state[i], scratches.get(i));
        }
        accumulator.merge(groups == null ? new int[count] : groups, count, state);
    }

    Vector[] state(int groups) {
        return accumulator.state(groups);
    }

    Vector result(int groups) {
        return accumulator.result(groups);
    }

    /// Forgets all groups.
    void clear() {
        accumulator = bound.accumulator().get();
    }

    long bytes() {
        return accumulator.bytes() + (seen == null ? 0 : seen.bytes());
    }
}

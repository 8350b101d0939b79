package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Projection;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The groups of an aggregate and the state of its calls: what is filled, put out, and filled again.
final class GroupTable {
    private final @Nullable Projection keysAndArguments;
    private final List<AggregateCallState> calls;
    private final KeyTable table;
    private final List<Scratch> scratches = new ArrayList<>();
    private final Vector[] keyVectors;
    private int[] groups = new int[0];

    GroupTable(PhysicalPlan.HashAggregate plan, TaskContext context) {
        calls = plan.calls().stream().map(call -> new AggregateCallState(call, context.evaluation())).toList();
        table = new KeyTable(plan.keys().stream().map(Expression::type).toList());
        keyVectors = new Vector[plan.keys().size()];
        var evaluated = new ArrayList<>(plan.keys());
        calls.forEach(call -> evaluated.addAll(call.sharedArguments()));
        boolean fromStates = plan.mode() == PhysicalPlan.HashAggregate.Mode.FINAL;
        keysAndArguments = fromStates ? null : Evaluators.compileAll(evaluated, context.evaluation());
        int columns = keyVectors.length + calls.stream().mapToInt(call -> call.stateTypes().size()).sum();
        for (int i = 0; i < columns; i++) {
            scratches.add(new Scratch());
        }
    }

    private boolean hasKeys() {
        return keyVectors.length > 0;
    }

    /// How many groups; one where there are no keys.
    int groups() {
        return hasKeys() ? table.size() : 1;
    }

    /// Whether a call remembers the values it has seen, which cannot be put out as a state.
    boolean isDistinct() {
        return calls.stream().anyMatch(AggregateCallState::isDistinct);
    }

    /// Takes in rows.
    void update(Batch batch) {
        var values = java.util.Objects.requireNonNull(keysAndArguments, "made for states").evaluate(batch);
        System.arraycopy(values, 0, keyVectors, 0, keyVectors.length);
        var numbers = number(batch.rowCount());
        int at = keyVectors.length;
        for (var call : calls) {
            int count = call.sharedArguments().size();
            call.update(batch, java.util.Arrays.copyOfRange(values, at, at + count), numbers);
            at += count;
        }
    }

    /// Takes in keys and states, as [#states] puts them out.
    void merge(Batch batch) {
        for (int i = 0; i < keyVectors.length; i++) {
            keyVectors[i] = batch.dense(i, scratches.get(i));
        }
        var numbers = number(batch.rowCount());
        int column = keyVectors.length;
        for (var call : calls) {
            var state = new Vector[call.stateTypes().size()];
            for (int i = 0; i < state.length; i++, column++) {
                state[i] = batch.dense(column, scratches.get(column));
            }
            call.merge(state, numbers, batch.rowCount());
        }
    }

    private int @Nullable [] number(int rows) {
        if (!hasKeys()) {
            growCalls(1);
            return null;
        }
        if (groups.length < rows) {
            groups = new int[rows];
        }
        table.add(keyVectors, rows, groups);
        growCalls(table.size());
        return groups;
    }

    private void growCalls(int count) {
        for (var call : calls) {
            call.grow(count);
        }
    }

    /// Puts out keys and states, or keys and results, in batches of at most `batchRows`.
    void emit(boolean results, int batchRows, Consumer<Batch> out) {
        int count = groups();
        growCalls(count);
        var columns = results ? results(count) : states(count);
        for (int from = 0; from < count; from += batchRows) {
            int rows = Math.min(batchRows, count - from);
            var keyColumns = hasKeys() ? table.keys(from, rows) : new Vector[0];
            var all = new ArrayList<Vector>(List.of(keyColumns));
            for (var column : columns) {
                all.add(column.slice(from, rows));
            }
            out.accept(Batch.of(rows, all));
        }
    }

    private List<Vector> results(int count) {
        return calls.stream().map(call -> call.result(count)).toList();
    }

    private List<Vector> states(int count) {
        return calls.stream().flatMap(call -> java.util.Arrays.stream(call.state(count))).toList();
    }

    /// All keys and states in one batch, and the hash of each key.
    Batch contents(long[] hashes) {
        int count = groups();
        growCalls(count);
        var all = new ArrayList<Vector>(List.of(table.keys(0, count)));
        for (int i = 0; i < keyVectors.length; i++) {
            VectorHash.combine(all.get(i), count, hashes);
        }
        all.addAll(states(count));
        return Batch.of(count, all);
    }

    /// Forgets all groups.
    void clear() {
        table.clear();
        calls.forEach(AggregateCallState::clear);
    }

    long bytes() {
        long sum = table.bytes();
        for (var call : calls) {
            sum += call.bytes();
        }
        return sum;
    }
}

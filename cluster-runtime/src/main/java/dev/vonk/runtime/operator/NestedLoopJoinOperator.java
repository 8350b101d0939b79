package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Selector;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins by trying every pair: the right rows are held, and for each row of the smaller side, as constants, the
/// condition is evaluated over all rows of the other.
final class NestedLoopJoinOperator implements AutoCloseable {
    /// The right side, held.
    record Right(List<Batch> batches, int rows, Reservation memory) implements AutoCloseable {
        @Override
        public void close() {
            memory.close();
        }
    }

    private final PhysicalPlan.NestedLoopJoin plan;
    private final TaskContext context;
    private final Sink next;
    private final @Nullable Selector condition;
    private final int leftWidth;
    private final int rightWidth;
    private @Nullable Right right;
    private boolean[] rightMatched = new boolean[0];
    private boolean[] leftMatched = new boolean[0];
    private int[] passed = new int[0];

    NestedLoopJoinOperator(PhysicalPlan.NestedLoopJoin plan, TaskContext context, Sink next) {
        this.plan = plan;
        this.context = context;
        this.next = next;
        this.condition = plan.condition() == null ? null : Evaluators.selector(plan.condition(), context.evaluation());
        this.leftWidth = plan.left().schema().size();
        this.rightWidth = plan.right().schema().size();
    }

    /// Where the right side goes, first.
    Sink rightSide() {
        return collector(held -> right = held);
    }

    private Sink collector(java.util.function.Consumer<Right> done) {
        var batches = new ArrayList<Batch>();
        var memory = new Reservation(context.memory());
        right = new Right(batches, 0, memory);
        return new Sink() {
            private long bytes;
            private int rows;

            @Override
            public void push(Batch batch) {
                var copy = Copies.of(batch);
                batches.add(copy);
                rows = Math.addExact(rows, copy.rowCount());
                bytes += Copies.ownBytes(copy);
                memory.coverAnyway(bytes);
            }

            @Override
            public void finish() {
                var joined = batches.isEmpty()
                        ? List.<Batch>of()
                        : List.of(Columns.concatenate(batches, plan.right().schema()));
                done.accept(new Right(joined, rows, memory));
            }
        };
    }

    /// Holds the right side once for all tasks that read the same broadcast.
    void shareRight(java.util.function.Consumer<Sink> drive) {
        if (plan.kind().leftMayBeNull()) {
            throw new IllegalStateException(
                    "a broadcast right side cannot remember which of its rows had a match: " + plan.describe());
        }
        var shared = context.shared(plan, () -> {
            var result = new Right[1];
            drive.accept(collector(held -> result[0] = held));
            return result[0];
        });
        right = new Right(shared.batches(), shared.rows(), new Reservation(context.memory()));
    }

    /// Where the left side goes, second.
    Sink leftSide() {
        return new Sink() {
            @Override
            public void push(Batch batch) {
                join(batch);
            }

            @Override
            public void finish() {
                unmatchedRight();
                close();
                next.finish();
            }

            @Override
            public boolean satisfied() {
                return next.satisfied() || held().rows() == 0 && emptyWithoutRight();
            }
        };
    }

    private boolean emptyWithoutRight() {
        return switch (plan.kind()) {
            case INNER, CROSS, RIGHT_OUTER, LEFT_SEMI -> true;
            case LEFT_OUTER, FULL_OUTER, LEFT_ANTI -> false;
        };
    }

    private Right held() {
        return java.util.Objects.requireNonNull(right, "the right side is not complete");
    }

    private void join(Batch left) {
        leftMatched = new boolean[left.length()];
        if (rightMatched.length < held().rows()) {
            rightMatched = new boolean[held().rows()];
        }
        for (var rows : held().batches()) {
            if (rows.rowCount() <= left.rowCount()) {
                eachRight(left, rows);
            } else {
                eachLeft(left, rows);
            }
        }
        switch (plan.kind()) {
            case LEFT_SEMI -> pushLeft(left, true, false);
            case LEFT_ANTI -> pushLeft(left, false, false);
            case LEFT_OUTER, FULL_OUTER -> pushLeft(left, false, true);
            case INNER, RIGHT_OUTER, CROSS -> {
            }
        }
    }

    private void eachRight(Batch left, Batch rows) {
        var columns = new Vector[leftWidth + rightWidth];
        for (int i = 0; i < leftWidth; i++) {
            columns[i] = left.column(i);
        }
        for (int r = 0; r < rows.rowCount() && !next.satisfied(); r++) {
            context.checkCancelled();
            for (int i = 0; i < rightWidth; i++) {
                columns[leftWidth + i] = constant(rows.column(i), r, left.length());
            }
            var pairs = pass(left.withColumns(columns.clone()));
            for (int i = 0; i < pairs.rowCount(); i++) {
                leftMatched[pairs.row(i)] = true;
            }
            rightMatched[r] |= pairs.rowCount() > 0;
            push(pairs);
        }
    }

    private void eachLeft(Batch left, Batch rows) {
        for (int l = 0; l < left.rowCount() && !next.satisfied(); l++) {
            int row = left.row(l);
            for (int from = 0; from < rows.rowCount(); from += context.batchRows()) {
                context.checkCancelled();
                int count = Math.min(context.batchRows(), rows.rowCount() - from);
                var columns = new Vector[leftWidth + rightWidth];
                for (int i = 0; i < leftWidth; i++) {
                    columns[i] = constant(left.column(i), row, count);
                }
                for (int i = 0; i < rightWidth; i++) {
                    columns[leftWidth + i] = rows.column(i).slice(from, count);
                }
                var pairs = pass(Batch.of(count, columns));
                for (int i = 0; i < pairs.rowCount(); i++) {
                    rightMatched[from + pairs.row(i)] = true;
                }
                leftMatched[row] |= pairs.rowCount() > 0;
                push(pairs);
            }
        }
    }

    private static ConstantVector constant(Vector column, int row, int length) {
        return new ConstantVector(column.gather(new int[]{row}, 1, Scratch.fresh()).flat(Scratch.fresh()), length);
    }

    private Batch pass(Batch pairs) {
        if (condition == null) {
            return pairs;
        }
        if (passed.length < pairs.length()) {
            passed = new int[pairs.length()];
        }
        return pairs.select(passed, condition.select(pairs, passed));
    }

    private void push(Batch pairs) {
        if (pairs.rowCount() > 0 && plan.kind().outputsRight() && !next.satisfied()) {
            next.push(pairs);
        }
    }

    private void pushLeft(Batch left, boolean matched, boolean besideNulls) {
        var rows = new int[left.rowCount()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = left.row(i);
            rows[count] = row;
            count += leftMatched[row] == matched ? 1 : 0;
        }
        if (count == 0 || next.satisfied()) {
            return;
        }
        if (!besideNulls) {
            next.push(left.select(rows, count));
            return;
        }
        var columns = new Vector[leftWidth + rightWidth];
        var nulls = Columns.nullRow(plan.right().schema(), left.length());
        for (int i = 0; i < leftWidth; i++) {
            columns[i] = left.column(i);
        }
        System.arraycopy(nulls, 0, columns, leftWidth, rightWidth);
        next.push(left.withColumns(columns).select(rows, count));
    }

    private void unmatchedRight() {
        if (!plan.kind().leftMayBeNull()) {
            return;
        }
        for (var rows : held().batches()) {
            var unmatched = new int[rows.rowCount()];
            int count = 0;
            for (int i = 0; i < unmatched.length; i++) {
                unmatched[count] = i;
                count += i < rightMatched.length && rightMatched[i] ? 0 : 1;
            }
            var columns = new Vector[leftWidth + rightWidth];
            System.arraycopy(Columns.nullRow(plan.left().schema(), rows.rowCount()), 0, columns, 0, leftWidth);
            for (int i = 0; i < rightWidth; i++) {
                columns[leftWidth + i] = rows.column(i);
            }
            var all = Batch.of(rows.rowCount(), columns).select(unmatched, count);
            for (int from = 0; from < count && !next.satisfied(); from += context.batchRows()) {
                next.push(all.slice(from, Math.min(context.batchRows(), count - from)));
            }
        }
    }

    @Override
    public void close() {
        if (right != null) {
            right.close();
        }
    }
}

package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Selector;
import dev.vonk.runtime.operator.join.JoinTable;
import dev.vonk.runtime.operator.key.KeyTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks the rows of the probe side up in a complete build side and puts the joined rows out.
final class JoinProbe {
    private final JoinSides sides;
    private final JoinTable table;
    private final List<Evaluator> keys;
    private final TaskContext context;
    private final Sink next;
    private final KeyTable.Finder finder;
    private final JoinOutput output;
    private final @Nullable Selector condition;
    /// Which build rows, or with no condition which build keys, have had a match.
    private final boolean[] marked;

    private int[] numbers = new int[0];
    private int[] probeRows = new int[0];
    private int[] buildRows = new int[0];
    private int[] passed = new int[0];
    private boolean[] matched = new boolean[0];

    JoinProbe(JoinSides sides, JoinTable table, List<Evaluator> keys, TaskContext context, Sink next) {
        this.sides = sides;
        this.table = table;
        this.keys = keys;
        this.context = context;
        this.next = next;
        this.finder = table.finder(sides.plan().nullSafe());
        this.output = new JoinOutput(sides, table, next);
        var extra = sides.plan().condition();
        this.condition = extra == null ? null : Evaluators.selector(extra, context.evaluation());
        this.marked = new boolean[sides.marksBuild() ? extra == null ? table.keys().size() : table.size() : 0];
    }

    /// Whether no probe row can make a difference.
    boolean isEmpty() {
        return table.keys().size() == 0 && sides.isEmptyWithoutBuild() && !sides.marksBuild();
    }

    void push(Batch batch) {
        int rows = batch.rowCount();
        room(rows);
        var values = new Vector[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = keys.get(i).evaluate(batch);
        }
        finder.find(values, rows, numbers);
        if (condition != null) {
            pairs(batch, rows);
        } else if (sides.isTest()) {
            test(batch, rows);
        } else {
            mark(rows);
            if (table.isUnique()) {
                table.toRows(numbers, rows);
                single(batch, rows);
            } else {
                pairs(batch, rows);
            }
        }
    }

    private void room(int rows) {
        if (numbers.length < rows) {
            numbers = new int[rows];
            matched = new boolean[rows];
        }
        int pairs = Math.max(rows, context.batchRows());
        if (probeRows.length < pairs) {
            probeRows = new int[pairs];
            buildRows = new int[pairs];
            passed = new int[pairs];
        }
    }

    private void mark(int rows) {
        if (sides.marksBuild()) {
            for (int i = 0; i < rows; i++) {
                if (numbers[i] >= 0) {
                    marked[numbers[i]] = true;
                }
            }
        }
    }

    /// A semi or anti join without condition.
    private void test(Batch batch, int rows) {
        if (!sides.plan().buildRight()) {
            mark(rows);
            return;
        }
        int anti = sides.isAnti() ? 1 : 0;
        int count = 0;
        var selection = batch.selection();
        for (int i = 0; i < rows; i++) {
            probeRows[count] = selection == null ? i : selection[i];
            count += numbers[i] >>> 31 ^ 1 ^ anti;
        }
        if (count == rows) {
            next.push(batch);
        } else if (count > 0) {
            next.push(batch.select(probeRows, count));
        }
    }

    /// Every probe row has at most one match: [#numbers] are build rows.
    private void single(Batch batch, int rows) {
        boolean keep = sides.keepsProbe();
        int count = 0;
        var selection = batch.selection();
        for (int i = 0; i < rows; i++) {
            probeRows[count] = selection == null ? i : selection[i];
            buildRows[count] = numbers[i];
            count += keep || numbers[i] >= 0 ? 1 : 0;
        }
        output.single(batch, probeRows, buildRows, count);
    }

    /// All pairs of equal keys, at most a batch of them at a time.
    private void pairs(Batch batch, int rows) {
        Arrays.fill(matched, 0, rows, false);
        int limit = probeRows.length;
        int count = 0;
        for (int i = 0; i < rows; i++) {
            int number = numbers[i];
            if (number < 0) {
                continue;
            }
            var starts = table.starts();
            var order = table.order();
            int from = starts == null ? number : starts[number];
            int to = starts == null ? number + 1 : starts[number + 1];
            matched[i] = condition == null;
            for (int k = from; k < to; k++) {
                probeRows[count] = i;
                buildRows[count++] = order == null ? k : order[k];
                if (count == limit) {
                    settle(batch, count);
                    count = 0;
                }
            }
        }
        settle(batch, count);
        afterPairs(batch, rows);
    }

    /// Tests the condition on pairs of places among the batch's rows that count and build rows, and puts out those
    /// that pass.
    private void settle(Batch batch, int count) {
        if (count == 0) {
            return;
        }
        int kept = count;
        if (condition != null) {
            kept = condition.select(output.candidates(batch, probeRows, buildRows, count), passed);
            for (int i = 0; i < kept; i++) {
                probeRows[i] = probeRows[passed[i]];
                buildRows[i] = buildRows[passed[i]];
                matched[probeRows[i]] = true;
            }
            if (sides.marksBuild()) {
                for (int i = 0; i < kept; i++) {
                    marked[buildRows[i]] = true;
                }
            }
        }
        if (kept > 0 && !sides.isTest()) {
            output.pairs(batch, probeRows, buildRows, kept);
        }
    }

    private void afterPairs(Batch batch, int rows) {
        boolean test = sides.isTest() && sides.plan().buildRight();
        if (!test && !sides.keepsProbe()) {
            return;
        }
        boolean wanted = test && !sides.isAnti();
        int count = 0;
        for (int i = 0; i < rows; i++) {
            probeRows[count] = batch.row(i);
            count += matched[i] == wanted ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        if (test) {
            next.push(batch.select(probeRows, count));
        } else {
            Arrays.fill(buildRows, 0, count, -1);
            output.single(batch, probeRows, buildRows, count);
        }
    }

    /// Puts out the build rows that had no match, or of a semi join those that had one.
    void end() {
        if (!sides.marksBuild()) {
            return;
        }
        boolean wanted = sides.isTest() && !sides.isAnti();
        room(context.batchRows());
        int count = 0;
        for (int row = 0; row < table.size(); row++) {
            int mark = condition == null ? table.keyOfRow()[row] : row;
            buildRows[count] = row;
            count += (mark >= 0 && marked[mark]) == wanted ? 1 : 0;
            if (count == context.batchRows()) {
                output.builds(buildRows, count);
                count = 0;
                context.checkCancelled();
            }
        }
        if (count > 0) {
            output.builds(buildRows, count);
        }
    }
}

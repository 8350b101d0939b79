package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.operator.join.JoinTable;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.type.StructType;
import java.util.BitSet;

/// Makes the output batches of a hash join from row numbers of both sides.
final class JoinOutput {
    private final JoinSides sides;
    private final JoinTable table;
    private final Sink next;
    private final StructType buildSchema;
    private final int probeWidth;
    private final int buildWidth;
    private final Scratch[] scratches;
    private final BitSet conditionColumns = new BitSet();
    private int[] physical = new int[0];
    private int[] scattered = new int[0];

    JoinOutput(JoinSides sides, JoinTable table, Sink next) {
        this.sides = sides;
        this.table = table;
        this.next = next;
        this.buildSchema = sides.build();
        this.probeWidth = sides.probe().size();
        this.buildWidth = buildSchema.size();
        this.scratches = new Scratch[probeWidth + buildWidth];
        for (int i = 0; i < scratches.length; i++) {
            scratches[i] = new Scratch();
        }
        var condition = sides.plan().condition();
        if (condition != null) {
            collect(condition);
        }
    }

    private void collect(Expression expression) {
        if (expression instanceof Expression.InputReference reference) {
            conditionColumns.set(reference.index());
        }
        expression.children().forEach(this::collect);
    }

    private int probeColumn(int index) {
        return sides.plan().buildRight() ? index : buildWidth + index;
    }

    private int buildColumn(int index) {
        return sides.plan().buildRight() ? probeWidth + index : index;
    }

    /// Probe rows that match at most one build row each.
    ///
    /// @param probe physical rows of `batch`, ascending
    /// @param build for each a build row, or -1 for nulls
    void single(Batch batch, int[] probe, int[] build, int count) {
        if (count == 0) {
            return;
        }
        if (count == batch.length()) {
            var columns = new Vector[probeWidth + buildWidth];
            for (int i = 0; i < probeWidth; i++) {
                columns[probeColumn(i)] = batch.column(i);
            }
            gatherBuild(columns, build, count);
            next.push(Batch.of(count, columns));
        } else if (count * 2L >= batch.length()) {
            view(batch, probe, build, count);
        } else {
            dense(batch, probe, build, count);
        }
    }

    /// Most rows stay: the probe columns pass under a selection and the build columns are spread to its places.
    private void view(Batch batch, int[] probe, int[] build, int count) {
        if (scattered.length < batch.length()) {
            scattered = new int[batch.length()];
        }
        java.util.Arrays.fill(scattered, 0, batch.length(), table.size() == 0 ? -1 : 0);
        for (int i = 0; i < count; i++) {
            scattered[probe[i]] = build[i];
        }
        var columns = new Vector[probeWidth + buildWidth];
        for (int i = 0; i < probeWidth; i++) {
            columns[probeColumn(i)] = batch.column(i);
        }
        gatherBuild(columns, scattered, batch.length());
        next.push(Batch.of(batch.length(), columns).select(probe, count));
    }

    private void dense(Batch batch, int[] probe, int[] build, int count) {
        var columns = new Vector[probeWidth + buildWidth];
        for (int i = 0; i < probeWidth; i++) {
            int place = probeColumn(i);
            columns[place] = batch.column(i).gather(probe, count, scratches[place]);
        }
        gatherBuild(columns, build, count);
        next.push(Batch.of(count, columns));
    }

    private void gatherBuild(Vector[] columns, int[] build, int count) {
        boolean outer = sides.keepsProbe();
        for (int i = 0; i < buildWidth; i++) {
            int place = buildColumn(i);
            var column = table.rows().column(i);
            columns[place] = outer
                    ? Columns.gatherOrNull(column, buildSchema.field(i).dataType(), build, count, scratches[place])
                    : column.gather(build, count, scratches[place]);
        }
    }

    /// Pairs; `probe` are places among the rows of `batch` that count.
    void pairs(Batch batch, int[] probe, int[] build, int count) {
        dense(batch, physical(batch, probe, count), build, count);
    }

    private int[] physical(Batch batch, int[] probe, int count) {
        var selection = batch.selection();
        if (selection == null) {
            return probe;
        }
        if (physical.length < count) {
            physical = new int[count];
        }
        for (int i = 0; i < count; i++) {
            physical[i] = selection[probe[i]];
        }
        return physical;
    }

    /// Pairs with only the columns that the condition looks at; the others are null.
    Batch candidates(Batch batch, int[] probe, int[] build, int count) {
        var rows = physical(batch, probe, count);
        var left = sides.plan().left().schema();
        var right = sides.plan().right().schema();
        var columns = new Vector[probeWidth + buildWidth];
        for (int i = 0; i < columns.length; i++) {
            if (!conditionColumns.get(i)) {
                var type = i < left.size() ? left.field(i).dataType() : right.field(i - left.size()).dataType();
                columns[i] = Columns.nulls(type, count);
            }
        }
        for (int i = 0; i < probeWidth; i++) {
            int place = probeColumn(i);
            if (conditionColumns.get(place)) {
                columns[place] = batch.column(i).gather(rows, count, scratches[place]);
            }
        }
        for (int i = 0; i < buildWidth; i++) {
            int place = buildColumn(i);
            if (conditionColumns.get(place)) {
                columns[place] = table.rows().column(i).gather(build, count, scratches[place]);
            }
        }
        return Batch.of(count, columns);
    }

    /// Build rows beside nulls, or alone where the join puts out only left rows.
    void builds(int[] build, int count) {
        var columns = new Vector[sides.isTest() ? buildWidth : probeWidth + buildWidth];
        for (int i = 0; i < buildWidth; i++) {
            int place = buildColumn(i);
            columns[place] = table.rows().column(i).gather(build, count, scratches[place]);
        }
        if (!sides.isTest()) {
            var nulls = Columns.nullRow(sides.probe(), count);
            for (int i = 0; i < probeWidth; i++) {
                columns[probeColumn(i)] = nulls[i];
            }
        }
        next.push(Batch.of(count, columns));
    }
}

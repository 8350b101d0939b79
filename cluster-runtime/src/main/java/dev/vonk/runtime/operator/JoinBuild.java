package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.block.SpillFile;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.operator.join.JoinTable;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.operator.rows.HashPartitions;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes in the build side of a hash join and makes its table. Where memory is refused the rows go to disk, dealt out
/// by the hash of their keys, and there is no table.
final class JoinBuild implements Sink, AutoCloseable {
    private final JoinSides sides;
    private final TaskContext context;
    private final int depth;
    private final boolean maySpill;
    private final List<Evaluator> keys;
    private final Reservation memory;
    private final KeyTable table;
    private final List<Batch> chunks = new ArrayList<>();
    private long chunkBytes;
    private int rowCount;
    private int[] numbers = new int[0];
    private @Nullable SpillFile spill;
    private @Nullable JoinTable result;

    /// @param maySpill whether rows may go to disk, which a table that tasks share must not
    JoinBuild(JoinSides sides, TaskContext context, int depth, boolean maySpill) {
        this.sides = sides;
        this.context = context;
        this.depth = depth;
        this.maySpill = maySpill && depth < HashPartitions.DEEPEST;
        this.keys = sides.buildKeys().stream().map(key -> Evaluators.compile(key, context.evaluation())).toList();
        this.memory = new Reservation(context.memory());
        this.table = new KeyTable(sides.buildKeys().stream().map(Expression::type).toList());
    }

    @Override
    public void push(Batch batch) {
        if (spill != null) {
            spillRows(kept(batch));
        } else if (sides.needsOnlyKeys()) {
            addKeys(batch);
            demand(table.bytes());
        } else {
            var chunk = Copies.of(batch);
            chunks.add(chunk);
            chunkBytes += Copies.ownBytes(chunk);
            rowCount += chunk.rowCount();
            demand(chunkBytes);
        }
    }

    private void demand(long bytes) {
        if (memory.cover(bytes)) {
            return;
        }
        if (maySpill) {
            spillAll();
        } else {
            memory.coverAnyway(bytes);
        }
    }

    /// The distinct keys of a batch, without those that match nothing.
    ///
    /// @return the key number of each row, -1 where it matches nothing; good until the next call
    private int[] addKeys(Batch batch) {
        int rows = batch.rowCount();
        var values = new Vector[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = keys.get(i).evaluate(batch);
        }
        if (numbers.length < rows) {
            numbers = new int[rows];
        }
        var sound = rowsWithoutNull(values, rows);
        if (sound == null) {
            table.add(values, rows, numbers);
            return numbers;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i].gather(sound, sound.length, Scratch.fresh());
        }
        var found = new int[sound.length];
        table.add(values, sound.length, found);
        Arrays.fill(numbers, 0, rows, -1);
        for (int i = 0; i < found.length; i++) {
            numbers[sound[i]] = found[i];
        }
        return numbers;
    }

    /// The rows whose keys can match; null where all can.
    private int @Nullable [] rowsWithoutNull(Vector[] values, int rows) {
        boolean any = false;
        var isNull = new boolean[0];
        for (int k = 0; k < values.length; k++) {
            if (sides.plan().nullSafe().get(k) || values[k].validity() == null) {
                continue;
            }
            isNull = any ? isNull : new boolean[rows];
            any = true;
            for (int i = 0; i < rows; i++) {
                isNull[i] |= values[k].isNull(i);
            }
        }
        if (!any) {
            return null;
        }
        var sound = new int[rows];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            sound[count] = i;
            count += isNull[i] ? 0 : 1;
        }
        return Arrays.copyOf(sound, count);
    }

    @Override
    public void finish() {
        if (spill == null && !sides.needsOnlyKeys()) {
            demand(2 * chunkBytes + 24L * rowCount);
        }
        if (spill != null) {
            return;
        }
        result = sides.needsOnlyKeys() ? keyTable() : rowTable();
        memory.coverAnyway(result.bytes());
        memory.shrink(result.bytes());
    }

    private JoinTable keyTable() {
        table.settle();
        return new JoinTable(table, Batch.of(0), new int[0]);
    }

    private JoinTable rowTable() {
        table.expect(rowCount);
        var keyOfRow = new int[rowCount];
        int at = 0;
        for (var chunk : chunks) {
            context.checkCancelled();
            System.arraycopy(addKeys(chunk), 0, keyOfRow, at, chunk.rowCount());
            at += chunk.rowCount();
        }
        table.settle();
        var rows = chunks.isEmpty() ? Batch.of(0, noRows(sides.build())) : Columns.concatenate(chunks, sides.build());
        chunks.clear();
        return new JoinTable(table, rows, keyOfRow);
    }

    private static Vector[] noRows(StructType schema) {
        return schema.fields().stream()
                .map(field -> dev.vonk.runtime.data.VectorBuilder.of(field.dataType(), 0).build())
                .toArray(Vector[]::new);
    }

    /// The table; only after [#finish] and where nothing was spilled.
    JoinTable table() {
        return java.util.Objects.requireNonNull(result, "the build side is not complete");
    }

    /// The spilled rows, or the spilled keys where [JoinSides#needsOnlyKeys]; null where they are in a table.
    @Nullable
    SpillFile spilled() {
        return spill;
    }

    private void spillAll() {
        spill = SpillFile.temporary();
        if (sides.needsOnlyKeys()) {
            for (int from = 0; from < table.size(); from += context.batchRows()) {
                int count = Math.min(context.batchRows(), table.size() - from);
                spillKeyed(Batch.of(count, table.keys(from, count)), table.keys(from, count));
            }
            table.clear();
        }
        for (var chunk : chunks) {
            spillRows(chunk);
        }
        chunks.clear();
        chunkBytes = 0;
        rowCount = 0;
        memory.shrink(0);
    }

    /// What of a batch is spilled: its rows, or only their keys.
    private Batch kept(Batch batch) {
        if (!sides.needsOnlyKeys()) {
            return batch;
        }
        return Batch.of(batch.rowCount(), keys.stream().map(key -> key.evaluate(batch)).toList());
    }

    private void spillRows(Batch batch) {
        context.checkCancelled();
        var values = new Vector[keys.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sides.needsOnlyKeys() ? batch.column(i) : keys.get(i).evaluate(batch);
        }
        spillKeyed(batch, values);
    }

    private void spillKeyed(Batch batch, Vector[] values) {
        spill(batch, values, depth, java.util.Objects.requireNonNull(spill), context);
    }

    /// Deals the rows of a batch out to the parts of a file by the hash of their keys.
    static void spill(Batch batch, Vector[] keys, int depth, SpillFile file, TaskContext context) {
        var hashes = new long[batch.rowCount()];
        for (var key : keys) {
            VectorHash.combine(key, hashes.length, hashes);
        }
        var parts = new HashPartitions(hashes, hashes.length, depth);
        for (int part = 0; part < HashPartitions.COUNT; part++) {
            var rows = parts.rows(part);
            if (rows.length > 0) {
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = batch.row(rows[i]);
                }
                context.metrics().bytesSpilled.add(file.write(part, batch.select(rows, rows.length)));
            }
        }
    }

    /// Takes in spilled keys, of a build side of which only keys are needed.
    void pushSpilled(Batch batch) {
        if (!sides.needsOnlyKeys()) {
            push(batch);
            return;
        }
        if (spill != null) {
            spillRows(batch);
            return;
        }
        var values = new Vector[batch.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = batch.column(i);
        }
        var sound = rowsWithoutNull(values, batch.rowCount());
        int count = sound == null ? batch.rowCount() : sound.length;
        for (int i = 0; sound != null && i < values.length; i++) {
            values[i] = values[i].gather(sound, count, Scratch.fresh());
        }
        table.add(values, count, new int[count]);
        demand(table.bytes());
    }

    /// Rows or keys taken in so far and not spilled.
    boolean isEmpty() {
        return spill == null && rowCount == 0 && table.size() == 0;
    }

    @Override
    public void close() {
        chunks.clear();
        memory.close();
        if (spill != null) {
            spill.close();
            spill = null;
        }
    }
}

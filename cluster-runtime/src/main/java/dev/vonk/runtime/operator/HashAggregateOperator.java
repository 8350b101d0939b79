package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.block.SpillFile;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.rows.HashPartitions;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan.HashAggregate.Mode;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Groups rows by hash.
///
/// The first half (PARTIAL) keeps its table small enough for the processor's caches: when it is full and did not
/// reduce the rows well, it is put out and begun anew, having been allowed to grow once. The second half, and a whole
/// aggregate, holds all groups; where memory is refused the groups go to disk, dealt out by hash, and each part is
/// aggregated on its own in the end.
final class HashAggregateOperator implements Sink, AutoCloseable {
    private static final int SMALL_TABLE = 1 << 14;
    private static final int LARGE_TABLE = 1 << 18;
    /// Few groups take no memory worth a spill.
    private static final int LEAST_SPILLED_GROUPS = 64;

    private final PhysicalPlan.HashAggregate plan;
    private final TaskContext context;
    private final Sink next;
    private final GroupTable table;
    private final Reservation memory;
    private final int depth;
    private int allowed = SMALL_TABLE;
    private long rowsSinceEmpty;
    private @Nullable SpillFile spill;

    HashAggregateOperator(PhysicalPlan.HashAggregate plan, TaskContext context, Sink next) {
        this(plan, context, next, 0);
    }

    private HashAggregateOperator(PhysicalPlan.HashAggregate plan, TaskContext context, Sink next, int depth) {
        this.plan = plan;
        this.context = context;
        this.next = next;
        this.depth = depth;
        this.table = new GroupTable(plan, context);
        this.memory = new Reservation(context.memory());
        if (plan.mode() != Mode.COMPLETE && table.isDistinct()) {
            throw new IllegalStateException("a distinct aggregate cannot be made in two halves: " + plan.describe());
        }
    }

    @Override
    public void push(Batch batch) {
        if (plan.mode() == Mode.FINAL) {
            table.merge(batch);
        } else {
            table.update(batch);
        }
        taken(batch.rowCount());
    }

    private void taken(int rows) {
        rowsSinceEmpty += rows;
        boolean fits = memory.cover(table.bytes());
        if (plan.mode() == Mode.PARTIAL) {
            if (!fits || isFull()) {
                flush();
            }
        } else if (!fits) {
            makeRoom();
        }
    }

    private boolean isFull() {
        if (table.groups() < allowed) {
            return false;
        }
        boolean reducedWell = table.groups() * 10L < rowsSinceEmpty * 3;
        if (allowed == SMALL_TABLE && !reducedWell) {
            allowed = LARGE_TABLE;
            return false;
        }
        return true;
    }

    private void flush() {
        if (!plan.keys().isEmpty()) {
            table.emit(false, context.batchRows(), this::put);
            empty();
        }
    }

    private void empty() {
        table.clear();
        rowsSinceEmpty = 0;
        memory.shrink(table.bytes());
    }

    private void put(Batch batch) {
        context.checkCancelled();
        if (!next.satisfied()) {
            next.push(batch);
        }
    }

    private void makeRoom() {
        if (table.groups() < LEAST_SPILLED_GROUPS || table.isDistinct() || depth >= HashPartitions.DEEPEST) {
            memory.coverAnyway(table.bytes());
        } else {
            spill();
        }
    }

    private void spill() {
        var file = spill;
        if (file == null) {
            file = SpillFile.temporary();
            spill = file;
        }
        var hashes = new long[table.groups()];
        var contents = table.contents(hashes);
        var parts = new HashPartitions(hashes, hashes.length, depth);
        for (int part = 0; part < HashPartitions.COUNT; part++) {
            context.checkCancelled();
            var rows = parts.rows(part);
            for (int from = 0; from < rows.length; from += context.batchRows()) {
                int count = Math.min(context.batchRows(), rows.length - from);
                var some = java.util.Arrays.copyOfRange(rows, from, from + count);
                context.metrics().bytesSpilled.add(file.write(part, contents.select(some, count)));
            }
        }
        empty();
    }

    @Override
    public void finish() {
        emitAll();
        next.finish();
    }

    private void emitAll() {
        if (spill == null) {
            table.emit(plan.mode() != Mode.PARTIAL, context.batchRows(), this::put);
            close();
            return;
        }
        var file = spill;
        spill();
        for (int part = 0; part < file.parts(); part++) {
            emitPart(file.read(part));
        }
        close();
    }

    private void emitPart(BatchReader reader) {
        try (var deeper = new HashAggregateOperator(plan, context, next, depth + 1)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                deeper.table.merge(batch);
                deeper.rowsSinceEmpty += batch.rowCount();
                if (!deeper.memory.cover(deeper.table.bytes())) {
                    deeper.makeRoom();
                }
            }
            deeper.emitAll();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read spilled groups back: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }

    @Override
    public void close() {
        memory.close();
        if (spill != null) {
            spill.close();
            spill = null;
        }
    }
}

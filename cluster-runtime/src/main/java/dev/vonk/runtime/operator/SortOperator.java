package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.block.SpillFile;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.operator.sort.RowSorter;
import dev.vonk.runtime.operator.sort.SortedMerge;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects all rows and puts them out in order. Where memory is refused, what is there is sorted and goes to disk as
/// a run; the runs are merged in the end.
final class SortOperator implements Sink, AutoCloseable {
    private final SortRows rows;
    private final TaskContext context;
    private final Sink next;
    private final Reservation memory;
    private final List<Batch> chunks = new ArrayList<>();
    private long chunkBytes;
    private long rowCount;
    private @Nullable SpillFile spill;

    SortOperator(PhysicalPlan.Sort plan, TaskContext context, Sink next) {
        this.rows = new SortRows(plan.schema(), plan.keys(), context.evaluation());
        this.context = context;
        this.next = next;
        this.memory = new Reservation(context.memory());
    }

    @Override
    public void push(Batch batch) {
        var chunk = Copies.of(rows.withKeys(batch));
        long bytes = chunkBytes + Copies.ownBytes(chunk);
        if (!memory.cover(needed(bytes, rowCount + chunk.rowCount())) && !chunks.isEmpty()) {
            spill();
            bytes = Copies.ownBytes(chunk);
        }
        chunks.add(chunk);
        chunkBytes = bytes;
        rowCount += chunk.rowCount();
        memory.coverAnyway(needed(chunkBytes, rowCount));
    }

    /// The rows twice, since they are put together before they are sorted.
    private static long needed(long bytes, long rows) {
        return 2 * bytes + RowSorter.bytes(rows);
    }

    private void spill() {
        var file = spill;
        if (file == null) {
            file = SpillFile.temporary();
            spill = file;
        }
        int run = file.parts();
        for (var sorted : sortedChunks()) {
            context.checkCancelled();
            context.metrics().bytesSpilled.add(file.write(run, sorted));
        }
        memory.shrink(0);
    }

    /// The rows collected so far, in order, and none collected any more.
    private Iterable<Batch> sortedChunks() {
        var sorted = rows.sorted(chunks, context.batchRows());
        chunks.clear();
        chunkBytes = 0;
        rowCount = 0;
        return sorted;
    }

    @Override
    public void finish() {
        if (spill == null) {
            for (var sorted : sortedChunks()) {
                if (next.satisfied()) {
                    break;
                }
                context.checkCancelled();
                next.push(rows.withoutKeys(sorted));
            }
        } else {
            spill();
            merge(spill);
        }
        close();
        next.finish();
    }

    private void merge(SpillFile file) {
        var inputs = new ArrayList<SortedMerge.Input>();
        for (int run = 0; run < file.parts(); run++) {
            inputs.add(new SortedMerge.Input(file.read(run), rows::keys));
        }
        try (var merged = new SortedMerge(inputs, rows.order(), rows.schema(), context.batchRows())) {
            for (var batch = merged.next(); batch != null && !next.satisfied(); batch = merged.next()) {
                context.checkCancelled();
                next.push(batch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read spilled rows back: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
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

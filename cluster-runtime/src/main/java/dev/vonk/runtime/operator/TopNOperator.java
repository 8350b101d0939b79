package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.operator.sort.Prefixes;
import dev.vonk.runtime.operator.sort.RowSorter;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/// Keeps the first rows of an order. Once there are enough, a row comes in only where its first key is not behind that
/// of the last row kept; the rows that came in are sorted and cut now and then.
final class TopNOperator implements Sink, AutoCloseable {
    private static final int LEAST_BUFFER = 4096;

    private final SortRows rows;
    private final int wanted;
    private final long offset;
    private final TaskContext context;
    private final Sink next;
    private final Reservation memory;
    private final List<Batch> chunks = new ArrayList<>();
    private final boolean oneKey;
    private long chunkBytes;
    private long buffered;
    private boolean isFull;
    private long threshold;
    private boolean strict;
    private int[] selected = new int[0];

    TopNOperator(PhysicalPlan.TopN plan, TaskContext context, Sink next) {
        this.rows = new SortRows(plan.schema(), plan.keys(), context.evaluation());
        this.wanted = Math.toIntExact(plan.limit() + plan.offset());
        this.offset = plan.offset();
        this.context = context;
        this.next = next;
        this.memory = new Reservation(context.memory());
        this.oneKey = plan.keys().size() == 1;
    }

    @Override
    public void push(Batch batch) {
        if (wanted == 0) {
            return;
        }
        var keyed = rows.withKeys(batch);
        var kept = isFull ? candidates(keyed) : keyed;
        if (kept.rowCount() == 0) {
            return;
        }
        var chunk = Copies.of(kept);
        chunks.add(chunk);
        chunkBytes += Copies.ownBytes(chunk);
        buffered += chunk.rowCount();
        memory.coverAnyway(chunkBytes);
        if (buffered > Math.max(LEAST_BUFFER, 2L * wanted)) {
            cut();
        }
    }

    private Batch candidates(Batch batch) {
        var key = batch.dense(rows.keyColumn(0), Scratch.fresh());
        int count = batch.rowCount();
        if (selected.length < count) {
            selected = new int[count];
        }
        var prefixes = Prefixes.of(key, rows.order(), count);
        long limit = strict ? threshold - 1 : threshold;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            selected[kept] = batch.row(i);
            kept += prefixes[i] <= limit ? 1 : 0;
        }
        return batch.select(selected, kept);
    }

    /// Sorts what is there and keeps only the first rows.
    private void cut() {
        var all = rows.together(chunks);
        var sorted = RowSorter.sort(rows.keys(all), rows.order(), all.rowCount());
        int count = Math.min(wanted, sorted.length);
        var best = SortRows.take(all, sorted, count);
        chunks.clear();
        chunks.add(best);
        buffered = count;
        chunkBytes = Copies.ownBytes(best);
        memory.shrink(chunkBytes);
        if (count == wanted) {
            isFull = true;
            Vector last = rows.keys(best)[0].gather(new int[]{count - 1}, 1, Scratch.fresh());
            threshold = Prefixes.of(last, rows.order(), 1)[0];
            strict = oneKey && Prefixes.isExact(last, threshold);
        }
    }

    @Override
    public void finish() {
        if (!chunks.isEmpty()) {
            cut();
            var best = rows.withoutKeys(chunks.getFirst());
            for (long from = offset; from < best.rowCount() && !next.satisfied(); from += context.batchRows()) {
                next.push(best.slice((int) from, (int) Math.min(context.batchRows(), best.rowCount() - from)));
            }
        }
        close();
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return wanted == 0 || next.satisfied();
    }

    @Override
    public void close() {
        chunks.clear();
        memory.close();
    }
}

package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.Reservation;
import dev.vonk.runtime.block.SpillFile;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.operator.WindowRows.Kept;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.operator.window.Changes;
import dev.vonk.runtime.operator.window.WindowBlock;
import dev.vonk.runtime.operator.window.WindowCalls;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes window functions over rows in order: collects whole partitions until there are enough rows for a block,
/// then puts them out with the functions' values. Of a partition for which memory is refused the input's columns go to
/// disk, and only what functions, order and frames need stays.
final class WindowOperator implements Sink, AutoCloseable {
    /// A block is begun anew once it has so many batches' rows: enough partitions to work on at once.
    private static final int BATCHES_OF_A_BLOCK = 4;
    /// Bytes a row for places, frames and values while a block is worked on.
    private static final long BYTES_OF_WORK = 48;

    private final PhysicalPlan.Window plan;
    private final WindowRows rows;
    private final TaskContext context;
    private final Sink next;
    private final Reservation memory;
    private final List<Batch> inputs = new ArrayList<>();
    private final List<Batch> working = new ArrayList<>();
    private long inputBytes;
    private long workingBytes;
    private long rowCount;
    private @Nullable SpillFile spill;

    WindowOperator(PhysicalPlan.Window plan, TaskContext context, Sink next) {
        this.plan = plan;
        this.rows = new WindowRows(plan, context.evaluation());
        this.context = context;
        this.next = next;
        this.memory = new Reservation(context.memory());
    }

    @Override
    public void push(Batch batch) {
        if (batch.rowCount() == 0) {
            return;
        }
        var kept = rows.keep(batch);
        int last = lastStart(kept);
        boolean enough = rowCount + last >= (long) BATCHES_OF_A_BLOCK * context.batchRows() || spill != null;
        if (last >= 0 && enough) {
            add(kept.slice(0, last));
            putOut();
            add(kept.slice(last, kept.rows() - last));
        } else {
            add(kept);
        }
    }

    /// Where the last partition of a batch begins; -1 where it goes on with the one before all through.
    private int lastStart(Kept kept) {
        var keys = rows.partitionKeys(kept.working());
        int last = Changes.last(keys, kept.rows());
        if (last > 0) {
            return last;
        }
        if (working.isEmpty()) {
            return 0;
        }
        var before = working.getLast();
        return Changes.differ(rows.partitionKeys(before), before.rowCount() - 1, keys, 0) ? 0 : -1;
    }

    private void add(Kept kept) {
        if (kept.rows() == 0) {
            return;
        }
        working.add(kept.working());
        workingBytes += Copies.ownBytes(kept.working());
        rowCount += kept.rows();
        if (spill == null) {
            inputs.add(kept.input());
            inputBytes += Copies.ownBytes(kept.input());
            if (!memory.cover(inputBytes + needed())) {
                spillInputs();
            }
        } else {
            context.metrics().bytesSpilled.add(spill.write(0, kept.input()));
        }
        if (spill != null && !memory.cover(needed())) {
            requireRoom();
            memory.coverAnyway(needed());
        }
    }

    /// What is needed whether or not the inputs are in memory: working columns twice, since they are put together.
    private long needed() {
        return 2 * workingBytes + (BYTES_OF_WORK + 16L * plan.calls().size()) * rowCount;
    }

    private void spillInputs() {
        var file = SpillFile.temporary();
        spill = file;
        for (var input : inputs) {
            context.metrics().bytesSpilled.add(file.write(0, input));
        }
        inputs.clear();
        inputBytes = 0;
        memory.shrink(0);
    }

    private void requireRoom() {
        if (needed() > context.memory().limit()) {
            throw new DataException("WINDOW_PARTITION_TOO_LARGE", "A partition of a window has at least " + rowCount
                    + " rows, whose order keys and arguments (" + (needed() >> 20)
                    + " MiB) do not fit the memory of this process (" + (context.memory().limit() >> 20)
                    + " MiB). Partition by more columns, or give the process more memory.");
        }
    }

    /// Puts out all rows that are there, which are whole partitions.
    private void putOut() {
        if (rowCount == 0) {
            return;
        }
        context.checkCancelled();
        var values = values();
        var file = spill;
        if (file == null) {
            int from = 0;
            for (var input : inputs) {
                putOut(input, values, from);
                from += input.rowCount();
            }
        } else {
            try (var reader = file.read(0)) {
                putOut(reader, values);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read spilled rows back: " + e.getMessage(), e);
            }
        }
        clear();
    }

    private void putOut(BatchReader reader, List<Vector> values) throws IOException {
        int from = 0;
        for (var input = reader.next(); input != null && !next.satisfied(); input = reader.next()) {
            context.checkCancelled();
            putOut(input, values, from);
            from += input.rowCount();
        }
    }

    private void putOut(Batch input, List<Vector> values, int from) {
        if (next.satisfied()) {
            return;
        }
        var columns = new Vector[input.width() + values.size()];
        for (int i = 0; i < input.width(); i++) {
            columns[i] = input.column(i);
        }
        for (int i = 0; i < values.size(); i++) {
            columns[input.width() + i] = values.get(i).slice(from, input.rowCount());
        }
        next.push(Batch.of(input.rowCount(), columns));
    }

    /// The values of all calls for all rows.
    private List<Vector> values() {
        var columns = new Vector[rows.wanted().size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Columns.concatenate(working, i, rows.wanted().get(i).type());
        }
        int count = Math.toIntExact(rowCount);
        var whole = Batch.of(count, columns);
        var block = WindowBlock.of(count, rows.partitionKeys(whole), rows.orderKeys(whole));
        var functions = new WindowCalls(block, plan.orderBy());
        var values = new ArrayList<Vector>();
        for (int call = 0; call < plan.calls().size(); call++) {
            context.checkCancelled();
            values.add(functions.evaluate(plan.calls().get(call), rows.ofCall(whole, call)));
        }
        return values;
    }

    private void clear() {
        inputs.clear();
        working.clear();
        inputBytes = 0;
        workingBytes = 0;
        rowCount = 0;
        if (spill != null) {
            spill.close();
            spill = null;
            memory.shrink(0);
        }
    }

    @Override
    public void finish() {
        putOut();
        close();
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }

    @Override
    public void close() {
        clear();
        memory.close();
    }
}

package dev.vonk.runtime.operator;

import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.operator.rows.Copies;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Turns pushing into pulling for a user's function: its input iterator steps the child's driver, which fills a short
/// queue; its output iterator is pumped one batch a step. No threads.
final class MapPartitionsDriver implements Driver {
    /// Where the child's batches wait for the function.
    static final class Queue implements Sink {
        private final ArrayDeque<Batch> batches = new ArrayDeque<>();

        @Override
        public void push(Batch batch) {
            batches.add(Copies.of(batch));
        }

        @Override
        public void finish() {
        }
    }

    private final Queue queue;
    private final Driver child;
    private final PartitionFunction function;
    private final Sink next;
    private final TaskContext context;
    private boolean childDone;
    private @Nullable Iterator<Batch> output;

    /// @param child drives into `queue`
    MapPartitionsDriver(Queue queue, Driver child, PartitionFunction function, Sink next, TaskContext context) {
        this.queue = queue;
        this.child = child;
        this.function = function;
        this.next = next;
        this.context = context;
    }

    @Override
    public boolean step() {
        var results = output;
        if (results == null) {
            results = function.apply(new Input());
            output = results;
        }
        if (next.satisfied() || !results.hasNext()) {
            next.finish();
            return false;
        }
        var batch = results.next();
        if (batch.rowCount() > 0) {
            next.push(batch);
        }
        return true;
    }

    private final class Input implements Iterator<Batch> {
        @Override
        public boolean hasNext() {
            while (queue.batches.isEmpty() && !childDone) {
                // A function may read its whole input before it gives anything back.
                context.checkCancelled();
                childDone = !child.step();
            }
            return !queue.batches.isEmpty();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more batches in this partition");
            }
            return queue.batches.remove();
        }
    }

    @Override
    public void close() {
        queue.batches.clear();
        child.close();
    }
}

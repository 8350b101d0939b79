package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.stage.TaskFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Batches of a job's result on their way from tasks to the one who asked, by partition.
///
/// Tasks never wait here: a slot that waited for a slow reader could be the one that reader's next query needs. A
/// second try at a task makes the same batches again, so that those which are here already are skipped. Where a second
/// try may make others, each try's batches are kept apart, and a partition is shown when one try has succeeded.
final class ResultBuffer {
    private final List<Deque<Batch>> partitions = new ArrayList<>();
    /// Batches of tries that have not succeeded yet, by partition and number of the try.
    private final List<Map<Integer, List<Batch>>> tries = new ArrayList<>();
    private final int[] written;
    private final boolean[] complete;
    private final boolean repeatable;
    private final long maxBytes;
    private int current;
    private long waiting;
    private @Nullable TaskFailure failure;
    private boolean closed;

    /// @param repeatable whether each try at a task makes the same batches
    /// @param maxBytes how many bytes may wait to be read
    ResultBuffer(int partitions, boolean repeatable, long maxBytes) {
        this.maxBytes = maxBytes;
        this.repeatable = repeatable;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayDeque<>());
            this.tries.add(new HashMap<>());
        }
        this.written = new int[partitions];
        this.complete = new boolean[partitions];
    }

    /// Takes batch `index` of try number `attempt` at a partition.
    ///
    /// @throws dev.vonk.runtime.data.DataException where more would wait than may
    synchronized void add(int partition, int attempt, int index, Batch batch) {
        if (closed || complete[partition] || repeatable && index != written[partition]) {
            return;
        }
        waiting += batch.bytes();
        if (waiting > maxBytes) {
            throw ResultSize.exceeded(maxBytes);
        }
        if (repeatable) {
            written[partition]++;
            partitions.get(partition).add(batch);
            notifyAll();
        } else {
            tries.get(partition).computeIfAbsent(attempt, _ -> new ArrayList<>()).add(batch);
        }
    }

    /// A try at a partition came to nothing.
    synchronized void forget(int partition, int attempt) {
        var batches = tries.get(partition).remove(attempt);
        if (batches != null) {
            batches.forEach(batch -> waiting -= batch.bytes());
        }
    }

    /// A try at a partition has made all its batches.
    synchronized void complete(int partition, int attempt) {
        if (!repeatable) {
            var batches = tries.get(partition).remove(attempt);
            partitions.get(partition).addAll(batches == null || closed ? List.of() : batches);
            List.copyOf(tries.get(partition).keySet()).forEach(other -> forget(partition, other));
        }
        complete[partition] = true;
        notifyAll();
    }

    synchronized void fail(TaskFailure reason) {
        if (failure == null) {
            failure = reason;
        }
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        partitions.forEach(Deque::clear);
        tries.forEach(Map::clear);
    }

    /// The next batch in order; null when there are no more.
    synchronized @Nullable Batch take() {
        try {
            while (current < partitions.size()) {
                var batch = repeatable || complete[current] ? partitions.get(current).poll() : null;
                if (batch != null) {
                    waiting -= batch.bytes();
                    return batch;
                }
                if (complete[current]) {
                    current++;
                } else if (failure != null) {
                    throw raised(failure);
                } else {
                    wait();
                }
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a query");
        }
    }

    /// The trace of a task's thread ends at the pool. The caller's is put below it, so that the line of the user's that
    /// asked for the query can be told.
    private static RuntimeException continued(RuntimeException raised) {
        var task = raised.getStackTrace();
        var caller = new Throwable().getStackTrace();
        var both = Arrays.copyOf(task, task.length + caller.length);
        System.arraycopy(caller, 0, both, task.length, caller.length);
        raised.setStackTrace(both);
        return raised;
    }

    private static RuntimeException raised(TaskFailure failure) {
        return switch (failure) {
            case TaskFailure.UserError(var cause) when cause instanceof RuntimeException known -> continued(known);
            case TaskFailure.UserError(var cause) -> new IllegalStateException(cause);
            case TaskFailure.Killed _ -> new CancellationException("the query was cancelled");
            case TaskFailure.OutOfMemory(var message) ->
                new dev.vonk.runtime.data.DataException("OUT_OF_MEMORY", message);
            case TaskFailure.LostBlocks _,TaskFailure.LostWorker _,TaskFailure.OutOfTries _,TaskFailure.RepeatedLoss _,TaskFailure.NoWorkers _,TaskFailure.ChangedResult _ ->
                new dev.vonk.runtime.data.DataException("JOB_FAILED",
                        "The query failed: " + failure.message() + ".");
            case TaskFailure.InternalError(var cause) ->
                new IllegalStateException("internal error in a task: " + cause, cause);
        };
    }
}

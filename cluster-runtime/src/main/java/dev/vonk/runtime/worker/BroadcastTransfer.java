package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.protocol.ToWorker;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The value of a broadcast on its way: the space's inbox puts pieces in, the fetching thread waits until all are there.
final class BroadcastTransfer {
    private final BroadcastCopy copy;
    private final CompletableFuture<String> holder = new CompletableFuture<>();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private ToWorker.@Nullable BroadcastAt at;
    private byte[] bytes = {};
    private int filled;

    BroadcastTransfer(BroadcastCopy copy) {
        this.copy = copy;
    }

    long broadcast() {
        return copy.id();
    }

    /// Who gives the value, once the driver has said so.
    CompletableFuture<String> holder() {
        return holder;
    }

    /// @param limit bytes that the worker may hold
    synchronized void begin(ToWorker.BroadcastAt answer, long limit) {
        long size = (long) answer.bytes() + answer.statics();
        if (size > limit / 2 || size > Integer.MAX_VALUE - 8 || answer.bytes() < 0 || answer.statics() < 0) {
            fail(new DataException("BROADCAST_TOO_LARGE", "Broadcast " + copy.id() + " has " + (size >> 20)
                    + " MB, which takes twice as much at a worker; the worker has " + (limit >> 20)
                    + " MB. Give workers more memory (spark.executor.memory), or join with a frame."));
            return;
        }
        copy.reserve(2 * size);
        try {
            bytes = new byte[(int) size];
        } catch (OutOfMemoryError e) {
            fail(e);
            return;
        }
        at = answer;
        holder.complete(answer.holder());
    }

    synchronized void add(byte[] frame, int from) {
        int length = frame.length - from;
        if (length > bytes.length - filled) {
            fail(new IllegalStateException("broadcast " + copy.id() + " is longer than was said"));
            return;
        }
        System.arraycopy(frame, from, bytes, filled, length);
        filled += length;
        if (filled == bytes.length) {
            whole.complete(bytes);
        }
    }

    synchronized boolean isComplete() {
        return at != null && filled == bytes.length;
    }

    void fail(Throwable reason) {
        holder.completeExceptionally(reason);
        whole.completeExceptionally(reason);
    }

    /// Waits for all pieces, as long as they keep coming.
    void await(long patienceSeconds) throws InterruptedException, ExecutionException, TimeoutException {
        for (int known = -1; !isComplete();) {
            try {
                whole.get(patienceSeconds, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                synchronized (this) {
                    if (filled == known) {
                        throw e;
                    }
                    known = filled;
                }
            }
        }
    }

    /// All of it, in one piece.
    synchronized byte[] bytes() {
        return bytes;
    }

    synchronized String environment() {
        var known = at;
        return known == null ? "" : known.environment();
    }

    /// The value as it was packed.
    synchronized PackedCode code() {
        var known = at;
        if (known == null) {
            throw new IllegalStateException("nothing has come");
        }
        return new PackedCode(Arrays.copyOf(bytes, known.bytes()),
                Arrays.copyOfRange(bytes, known.bytes(), bytes.length), known.environment(), false);
    }
}

package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.FrameReader;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.classes.BroadcastValues;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.protocol.ToWorker;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The values of one driver's broadcasts in a worker process: each fetched when a function first asks, once, from the
/// driver or from a worker that it names.
final class BroadcastCopies implements BroadcastValues {
    private static final long PATIENCE_SECONDS = 120;
    private static final int MOST_TRIES = 3;
    private static final int PIECE = 1 << 20;

    private final DriverSpace space;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, BroadcastTransfer> transfers = new ConcurrentHashMap<>();
    private final Map<Long, BroadcastCopy> copies = new ConcurrentHashMap<>();
    private volatile boolean closed;

    BroadcastCopies(DriverSpace space) {
        this.space = space;
    }

    @Override
    public Object value(Broadcast<?> broadcast, ClassLoader loader) {
        var copy = copies.computeIfAbsent(broadcast.id(), this::begin);
        try {
            return copy.value(broadcast, loader, space.classes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + broadcast + " was fetched");
        } catch (ExecutionException e) {
            // Whoever asks next tries again.
            copies.remove(broadcast.id(), copy);
            switch (e.getCause()) {
                case DataException known -> throw known;
                case CancellationException _ -> throw new CancellationException("the driver is gone");
                case null, default ->
                    throw new IllegalStateException(broadcast + " did not come", e.getCause());
            }
        }
    }

    /// Fetching is no task's own affair: others wait for the value too.
    private BroadcastCopy begin(long broadcast) {
        var copy = new BroadcastCopy(broadcast, space.memory());
        Thread.ofVirtual().name("vonk-broadcast").start(() -> {
            boolean held = false;
            try {
                copy.complete(fetch(copy));
                held = true;
            } catch (RuntimeException | ExecutionException | TimeoutException | Error e) {
                copy.fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                copy.fail(e);
            } finally {
                space.tell(new ToDriver.BroadcastCame(broadcast, held && copies.get(broadcast) == copy));
            }
        });
        return copy;
    }

    private BroadcastTransfer fetch(BroadcastCopy copy)
            throws InterruptedException, ExecutionException, TimeoutException {
        String failed = "";
        for (int tries = 1;; tries++) {
            int number = last.incrementAndGet();
            var transfer = new BroadcastTransfer(copy);
            transfers.put(number, transfer);
            try {
                if (closed) {
                    throw new CancellationException("the driver is gone");
                }
                space.tell(new ToDriver.BroadcastWanted(number, copy.id(), failed));
                var holder = transfer.holder().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (holder.isEmpty()) {
                    transfer.await(PATIENCE_SECONDS);
                    return transfer;
                }
                failed = holder;
                fetchFrom(holder, copy.id(), transfer);
                return transfer;
            } catch (LostBlockException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            } finally {
                transfers.remove(number);
            }
        }
    }

    private void fetchFrom(String holder, long broadcast, BroadcastTransfer transfer) {
        try (var frames = space.broadcast(broadcast, holder)) {
            for (var frame = frames.nextFrame(); frame != null; frame = frames.nextFrame()) {
                transfer.add(frame, BlockFrame.HEADER);
            }
        }
        if (!transfer.isComplete()) {
            throw new LostBlockException("worker " + holder + " sent only a part of broadcast " + broadcast);
        }
    }

    /// The driver says where the value is.
    void answered(ToWorker.BroadcastAt at) {
        var transfer = transfers.get(at.request());
        if (transfer != null) {
            transfer.begin(at, space.memory().limit());
        }
    }

    void gone(int request, String place) {
        var transfer = transfers.get(request);
        if (transfer != null) {
            transfer.fail(Broadcast.destroyed(transfer.broadcast(), place));
        }
    }

    /// A piece from the driver.
    void arrived(int request, byte[] payload) {
        var transfer = transfers.get(request);
        if (transfer != null) {
            transfer.add(payload, BlockFrame.HEADER);
        }
    }

    /// The bytes of a value, for another worker.
    FrameReader serve(long broadcast) {
        var copy = copies.get(broadcast);
        var bytes = copy == null ? null : copy.bytes();
        if (bytes == null) {
            throw new LostBlockException("broadcast " + broadcast + " is not here");
        }
        return new FrameReader() {
            private int at;

            @Override
            public byte @Nullable [] next() {
                if (at >= bytes.length) {
                    return null;
                }
                var piece = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE));
                at += piece.length;
                return piece;
            }

            @Override
            public void close() {
            }
        };
    }

    void drop(long broadcast) {
        var copy = copies.remove(broadcast);
        if (copy != null) {
            copy.close();
        }
    }

    void close() {
        closed = true;
        transfers.values().forEach(transfer -> transfer.fail(new CancellationException("the driver is gone")));
        copies.keySet().forEach(this::drop);
    }
}

package dev.vonk.runtime.pool;

import dev.vonk.runtime.cluster.JobPlan;
import dev.vonk.runtime.cluster.WorkerStatus;
import dev.vonk.runtime.code.classes.PackedCode;
import dev.vonk.runtime.code.pack.AccumulatorParts;
import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.MessagePieces;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.ResultFrame;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.protocol.ToWorker;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskReport;
import dev.vonk.runtime.stage.TaskSpec;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A driver's end of its connection to one worker: what the worker has been told, and what it said last.
final class RemoteWorker implements ConnectionHandler {
    private static final int PIECE = 4 << 20;
    private static final long MOST_UNSENT = 8L << 20;

    private final PoolMember member;
    private final String name;
    private final RemoteWorkers workers;
    private final Map<Long, Set<Integer>> sent = new HashMap<>();
    private final Map<TaskAttempt, ByteArrayOutputStream> updates = new HashMap<>();
    private volatile @Nullable Connection connection;
    private volatile Map<TaskAttempt, TaskCounts> running = Map.of();
    private volatile long memoryUsed;
    private volatile long memoryLimit;
    private volatile long heard = System.nanoTime();
    private volatile WorkerStatus.State state = WorkerStatus.State.ALIVE;
    private final Object piecesInOrder = new Object();
    private volatile boolean distrusted;
    private volatile String reason = "";

    /// @param name under which the driver knows this connection
    RemoteWorker(PoolMember member, String name, RemoteWorkers workers) {
        this.member = member;
        this.name = name;
        this.workers = workers;
        this.memoryLimit = member.memory();
    }

    PoolMember member() {
        return member;
    }

    String name() {
        return name;
    }

    void connected(Connection made) {
        connection = made;
    }

    void send(ToWorker message) {
        var open = connection;
        if (open == null) {
            return;
        }
        var bytes = Messages.write(message);
        if (bytes.length <= MessagePieces.WHOLE) {
            open.send(FrameTypes.MESSAGE, bytes);
            return;
        }
        synchronized (piecesInOrder) {
            MessagePieces.cut(bytes).forEach(piece -> open.send(FrameTypes.PIECE, piece));
        }
    }

    /// Sends a value in pieces, as fast as the worker takes them.
    void sendPieces(int request, PackedCode code) {
        var open = connection;
        try {
            for (var part : List.of(code.bytes(), code.statics())) {
                for (int at = 0; open != null && open.isOpen() && at < part.length; at += PIECE) {
                    open.awaitWritable(MOST_UNSENT);
                    open.send(FrameTypes.BROADCAST, BlockFrame.header(request),
                            Arrays.copyOfRange(part, at, Math.min(part.length, at + PIECE)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Keeps a piece of what a try added to accumulators. On the thread that handles messages.
    void updates(TaskAttempt attempt, byte[] frame) {
        var known = updates.computeIfAbsent(attempt, _ -> new ByteArrayOutputStream());
        if (known.size() + frame.length > 2L * AccumulatorParts.MOST_BYTES) {
            close("more updates than a task may send");
            return;
        }
        known.write(frame, ResultFrame.HEADER, frame.length - ResultFrame.HEADER);
    }

    /// The report with the pieces that came before it. On the thread that handles messages.
    TaskReport withUpdates(TaskAttempt attempt, TaskReport report) {
        var pieces = updates.remove(attempt);
        return pieces == null ? report : report.withUpdates(pieces.toByteArray());
    }

    /// Runs a try; sends before what of the job the worker has not been sent.
    synchronized void launch(JobPlan job, byte[] key, TaskSpec task, IntFunction<PackedCode> code) {
        var stages = sent.get(job.id());
        if (stages == null) {
            stages = new HashSet<>();
            sent.put(job.id(), stages);
            send(new ToWorker.StartJob(job.id(), job.settings(), key));
        }
        int stage = task.attempt().task().stage();
        if (stages.add(stage)) {
            send(new ToWorker.StageCode(job.id(), stage, code.apply(stage)));
        }
        send(new ToWorker.RunTask(task));
    }

    synchronized void dropJob(long job) {
        if (sent.remove(job) != null) {
            send(new ToWorker.EndJob(job));
        }
    }

    @Nullable
    TaskCounts counts(TaskAttempt attempt) {
        return running.get(attempt);
    }

    boolean isBroken() {
        var open = connection;
        return open != null && !open.isOpen();
    }

    void draining() {
        state = WorkerStatus.State.DRAINING;
    }

    void ended(String why) {
        state = state == WorkerStatus.State.DRAINING ? WorkerStatus.State.LEFT : WorkerStatus.State.LOST;
        reason = why;
        running = Map.of();
    }

    /// What it sends arrives as something else: nothing it says counts any more. It is lost as if it had gone.
    void distrust(String why) {
        distrusted = true;
        close(why);
    }

    boolean isDistrusted() {
        return distrusted;
    }

    void close(String why) {
        var open = connection;
        if (open != null) {
            open.close(why);
        }
    }

    WorkerStatus status() {
        return new WorkerStatus(name, member.endpoint().toString(), state, reason, member.slots(),
                running.size(), memoryUsed, memoryLimit, System.nanoTime() - heard);
    }

    @Override
    public void received(int type, byte[] payload) {
        heard = System.nanoTime();
        if (type == FrameTypes.RESULT) {
            workers.resultArrived(this, payload);
            return;
        }
        if (type == FrameTypes.UPDATES) {
            workers.updatesArrived(this, payload);
            return;
        }
        var message = Messages.read(payload, ToDriver.class);
        if (message instanceof ToDriver.Beat(var tasks, long used, long limit)) {
            var now = new HashMap<TaskAttempt, TaskCounts>();
            tasks.forEach(task -> now.put(task.attempt(), task.counts()));
            running = now;
            memoryUsed = used;
            memoryLimit = limit;
        } else {
            workers.messageArrived(this, message);
        }
    }

    @Override
    public void closed(CloseReason why) {
        workers.connectionEnded(this, why);
    }
}

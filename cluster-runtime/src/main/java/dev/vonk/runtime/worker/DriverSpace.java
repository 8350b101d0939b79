package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.FrameReader;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.protocol.BlockFrame;
import dev.vonk.runtime.protocol.FrameTypes;
import dev.vonk.runtime.protocol.MessagePieces;
import dev.vonk.runtime.protocol.Messages;
import dev.vonk.runtime.protocol.Ticket;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.protocol.ToPeer;
import dev.vonk.runtime.protocol.ToWorker;
import dev.vonk.runtime.stage.StagePlaces;
import dev.vonk.runtime.stage.TaskAttempt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What a worker does and keeps for one driver: its jobs, its blocks, its classes. Begins and ends with the connection:
/// a driver that connects again finds nothing of before.
final class DriverSpace implements ConnectionHandler {
    private final Connection connection;
    private final WorkerNode node;
    private final BlockStore blocks;
    private final ResultWindow window = new ResultWindow();
    private final Resources resources;
    private final WorkerClasses classes;
    private final BroadcastCopies broadcasts;
    private final Map<Long, JobSpace> jobs = new ConcurrentHashMap<>();
    private final Map<TaskAttempt, RunningTask> tasks = new ConcurrentHashMap<>();
    /// What deletes files is done off the event loop.
    private final ExecutorService inbox = Executors
            .newSingleThreadExecutor(Thread.ofVirtual().name("vonk-inbox").factory());
    private final MessagePieces pieces = new MessagePieces();
    private volatile ToWorker.@Nullable Greeting greeting;

    DriverSpace(Connection connection, WorkerNode node) {
        this.connection = connection;
        this.node = node;
        this.blocks = node.newBlocks((cache, partition) -> tell(new ToDriver.CacheDropped(cache, partition)));
        this.resources = new Resources(connection);
        this.classes = new WorkerClasses(resources);
        this.broadcasts = new BroadcastCopies(this);
        classes.broadcasts(broadcasts);
    }

    /// The driver's name for itself; empty before it has greeted.
    String session() {
        var known = greeting;
        return known == null ? "" : known.session();
    }

    Connection connection() {
        return connection;
    }

    BlockStore blocks() {
        return blocks;
    }

    MemoryBudget memory() {
        return node.memory();
    }

    WorkerClasses classes() {
        return classes;
    }

    ResultWindow window() {
        return window;
    }

    String workerName() {
        return greeted().worker();
    }

    private ToWorker.Greeting greeted() {
        var known = greeting;
        if (known == null) {
            throw new IllegalStateException("the driver has not said who it is");
        }
        return known;
    }

    void tell(ToDriver message) {
        connection.send(FrameTypes.MESSAGE, Messages.write(message));
    }

    @Override
    public void received(int type, byte[] payload) {
        if (type == FrameTypes.BROADCAST) {
            int stream = BlockFrame.stream(payload);
            inbox.execute(() -> broadcasts.arrived(stream, payload));
            return;
        }
        if (type == FrameTypes.PIECE) {
            var whole = pieces.add(payload);
            if (whole != null) {
                told(whole);
            }
        } else if (type == FrameTypes.MESSAGE) {
            told(payload);
        } else {
            connection.close("a frame of type " + type + " has no place here");
        }
    }

    private void told(byte[] message) {
        switch (Messages.read(message, ToWorker.class)) {
            case ToWorker.Resource(int request, var bytes) -> resources.arrived(request, bytes);
            case ToWorker.BroadcastAt at -> inbox.execute(() -> broadcasts.answered(at));
            case ToWorker.BroadcastGone(int request, var place) -> broadcasts.gone(request, place);
            case ToWorker.DropBroadcast(long broadcast) -> inbox.execute(() -> broadcasts.drop(broadcast));
            case ToWorker.ResultsTaken(long bytes) -> window.give(bytes);
            case ToWorker.Greeting _ when greeting != null -> connection.close("a driver says once who it is");
            case ToWorker.Greeting hello -> {
                greeting = hello;
                node.greeted(this);
            }
            case ToWorker.PeersChanged(var peers) -> node.addresses().learn(peers);
            case ToWorker.StopTask(var attempt) -> stop(attempt);
            case ToWorker.StartJob start -> jobs.put(start.job(), new JobSpace(start, this));
            case ToWorker.StageCode code -> job(code.job()).add(code);
            case ToWorker.RunTask(var spec) -> run(new RunningTask(spec, job(spec.attempt().task().job()), this));
            case ToWorker.EndJob(long job) -> inbox.execute(() -> end(job));
            case ToWorker.DropCache(long cache) -> inbox.execute(() -> blocks.dropCache(cache));
            case ToWorker.CopyCache copy -> Thread.ofVirtual().name("vonk-copy").start(() -> copy(copy));
            case ToWorker.Leave _ -> node.released(this);
        }
    }

    private JobSpace job(long id) {
        var job = jobs.get(id);
        if (job == null) {
            throw new IllegalStateException("job " + id + " was not begun");
        }
        return job;
    }

    private void run(RunningTask task) {
        if (task.job().run().taskBegins()) {
            tasks.put(task.attempt(), task);
            node.slots().execute(task);
        }
    }

    void ended(RunningTask task) {
        tasks.remove(task.attempt());
        task.job().run().taskEnds();
    }

    private void stop(TaskAttempt attempt) {
        var task = tasks.get(attempt);
        if (task != null) {
            task.cancel();
        }
    }

    private void end(long id) {
        var job = jobs.remove(id);
        if (job != null) {
            tasks.values().stream().filter(task -> task.attempt().task().job() == id).forEach(RunningTask::cancel);
            job.run().end();
        }
    }

    private void copy(ToWorker.CopyCache copy) {
        boolean done = false;
        try {
            CacheCopy.fetch(copy, this);
            done = true;
        } catch (RuntimeException e) {
            System.err.println("A copy of cached frame " + copy.cache() + " could not be made: " + e.getMessage());
        } finally {
            tell(new ToDriver.CacheCopied(copy.cache(), copy.partition(), done));
        }
    }

    /// Opens the value of a broadcast at another worker.
    BlockStream broadcast(long broadcast, String holder) {
        return node.peers().to(holder).open(new BlockRequest(session(), holder, new BlockId.BroadcastBlock(broadcast),
                greeted().key(), Packing.NONE, BlockWindow.BYTES, new TaskMetrics()));
    }

    /// Hands on what running tasks have printed.
    void flushPrints() {
        tasks.values().forEach(RunningTask::flushPrints);
    }

    /// What its running tasks have done, for the driver.
    List<ToDriver.Running> running() {
        return tasks.values().stream().map(task -> new ToDriver.Running(task.attempt(), task.counts())).toList();
    }

    /// The blocks of others, as tasks of a job read them.
    Peers peers(@Nullable JobSpace job) {
        return (worker, id, metrics) -> {
            var key = id instanceof BlockId.CacheBlock || job == null ? greeted().key() : job.key();
            var request = new BlockRequest(session(), worker, id, key,
                    job == null ? Packing.NONE : job.settings().packing(), BlockWindow.BYTES,
                    metrics);
            return node.peers().to(worker).open(request);
        };
    }

    /// A block that another worker wants.
    ///
    /// @throws LostBlockException where it is not here, or the ticket does not open it
    FrameReader serve(ToPeer.OpenBlock request) {
        var key = switch (request.id()) {
            case BlockId.CacheBlock _,BlockId.BroadcastBlock _ -> greeted().key();
            case BlockId.ExchangeBlock exchange -> {
                var job = jobs.get(exchange.job());
                if (job == null) {
                    throw new LostBlockException("job " + exchange.job() + " is not known here");
                }
                yield job.key();
            }
        };
        if (!Ticket.isValid(request.ticket(), key, session(), workerName(), request.id(), request.expiry(),
                System.currentTimeMillis())) {
            throw new LostBlockException("the ticket for " + request.id() + " is not valid");
        }
        if (request.id() instanceof BlockId.BroadcastBlock(long broadcast)) {
            return broadcasts.serve(broadcast);
        }
        var block = blocks.get(request.id());
        if (block == null) {
            throw new LostBlockException(request.id() + " is not here");
        }
        return block.frames(request.packing());
    }

    /// Whether a place that a task reads is this worker.
    boolean isHere(StagePlaces.Place place) {
        return place.workers().contains(workerName());
    }

    @Override
    public void closed(CloseReason reason) {
        window.close();
        resources.close();
        broadcasts.close();
        node.forget(this);
        inbox.execute(() -> {
            tasks.values().forEach(RunningTask::cancel);
            List.copyOf(jobs.keySet()).forEach(this::end);
            classes.close();
            blocks.close();
        });
        inbox.shutdown();
    }
}

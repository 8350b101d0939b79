package dev.vonk.runtime.pool;

import dev.vonk.runtime.block.CacheLevel;
import dev.vonk.runtime.cluster.JobPlan;
import dev.vonk.runtime.cluster.WorkerEvents;
import dev.vonk.runtime.cluster.WorkerStatus;
import dev.vonk.runtime.cluster.Workers;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.CloseReason;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.protocol.ResultFrame;
import dev.vonk.runtime.protocol.ToDriver;
import dev.vonk.runtime.protocol.ToWorker;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskSpec;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The workers of a pool, as one driver uses them: dials each that the registry names, sends it work, and passes on what
/// it tells. What arrives is handled by one thread, in its order.
public final class RemoteWorkers implements Workers, PoolListener {
    /// How long to wait, after a connection broke, for the registry to say how the worker ended.
    private static final long OBITUARY_MILLIS = 300;
    private static final int REMEMBERED = 20;
    private static final int KEY_BYTES = 32;

    private final Dialer dialer;
    private final int expectedWorkers;
    private final int expectedSlots;
    private final CodePacker packer;
    private final String session;
    private final byte[] sessionKey = randomKey();
    private final Map<String, RemoteWorker> workers = new ConcurrentHashMap<>();
    private final Broadcasts broadcasts;
    private final Map<String, String> obituaries = new ConcurrentHashMap<>();
    private final Map<Long, PackedJob> jobs = new ConcurrentHashMap<>();
    private final Deque<WorkerStatus> gone = new ArrayDeque<>();
    private final ScheduledExecutorService inbox = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("vonk-driver").factory());
    private final List<AutoCloseable> owned = new ArrayList<>();
    private @Nullable WorkerEvents events;
    private volatile boolean closed;

    /// @param expectedWorkers how many workers there will be; 0 to count those that are there
    /// @param expectedSlots how many slots these will have together
    public RemoteWorkers(Network network, Secret secret, int expectedWorkers, int expectedSlots) {
        this.expectedWorkers = expectedWorkers;
        this.dialer = new Dialer(network, secret, this, inbox);
        this.expectedSlots = expectedSlots;
        this.session = HexFormat.of().formatHex(randomKey(), 0, 8);
        this.packer = new CodePacker(session);
        this.broadcasts = new Broadcasts(packer, workers::get);
    }

    private static byte[] randomKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /// Closes `resource` with these workers, the last one given first.
    public void owns(AutoCloseable resource) {
        owned.addFirst(resource);
    }

    @Override
    public void start(WorkerEvents listener) {
        events = listener;
    }

    private WorkerEvents events() {
        var known = events;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    @Override
    public int slots() {
        int there = workers.values().stream().mapToInt(worker -> worker.member().slots()).sum();
        return Math.max(1, Math.max(expectedSlots, there));
    }

    @Override
    public int processes() {
        return Math.max(1, Math.max(expectedWorkers, workers.size()));
    }

    @Override
    public boolean comeAndGo() {
        return true;
    }

    @Override
    public void prepare(JobPlan job, IntStream needed) {
        var packed = new PackedJob(packer, job, randomKey());
        needed.forEach(packed::stage);
        jobs.put(job.id(), packed);
    }

    @Override
    public void launch(String name, JobPlan job, TaskSpec task) {
        var worker = workers.get(name);
        var packed = jobs.get(job.id());
        if (worker != null && packed != null) {
            worker.launch(job, packed.key(), task, packed::stage);
        }
    }

    @Override
    public void kill(String name, TaskAttempt attempt) {
        send(name, new ToWorker.StopTask(attempt));
    }

    @Override
    public void copy(long cache, int partition, CacheLevel level, String from, String to) {
        send(to, new ToWorker.CopyCache(cache, partition, from, level));
    }

    @Override
    public void share(long broadcast, Object value) {
        broadcasts.share(broadcast, value);
    }

    @Override
    public void unshare(long broadcast, @Nullable String destroyed) {
        broadcasts.unshare(broadcast, destroyed);
        workers.values().forEach(worker -> worker.send(new ToWorker.DropBroadcast(broadcast)));
    }

    @Override
    public void confine() {
        // Packed code says by itself whether its tasks can share it.
    }

    @Override
    public void release(String name) {
        send(name, new ToWorker.Leave());
    }

    private void send(String name, ToWorker message) {
        var worker = workers.get(name);
        if (worker != null) {
            worker.send(message);
        }
    }

    @Override
    public TaskCounts counts(TaskAttempt attempt) {
        for (var worker : workers.values()) {
            var counts = worker.counts(attempt);
            if (counts != null) {
                return counts;
            }
        }
        return TaskCounts.ZERO;
    }

    @Override
    public void dropJob(long job) {
        jobs.remove(job);
        workers.values().forEach(worker -> worker.dropJob(job));
    }

    @Override
    public void dropCache(long cache) {
        workers.values().forEach(worker -> worker.send(new ToWorker.DropCache(cache)));
    }

    @Override
    public List<WorkerStatus> list() {
        var all = new ArrayList<WorkerStatus>();
        workers.values().stream().map(RemoteWorker::status).sorted((a, b) -> compareNames(a.name(), b.name()))
                .forEach(all::add);
        synchronized (gone) {
            all.addAll(gone);
        }
        return all;
    }

    /// w2 before w10.
    private static int compareNames(String a, String b) {
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    @Override
    public void up(PoolMember member) {
        dialer.up(member);
    }

    void connected(RemoteWorker worker) {
        handle(() -> joined(worker));
    }

    void unreachable(RemoteWorker worker, String why) {
        handle(() -> {
            worker.ended("it cannot be reached from here: " + why);
            remember(worker);
        });
    }

    /// A connection that broke before it was noticed here has told so already, in vain.
    private void joined(RemoteWorker worker) {
        if (worker.isBroken()) {
            worker.ended("it was gone as soon as it had come");
            remember(worker);
            dialer.again(worker);
            return;
        }
        worker.send(new ToWorker.Greeting(session, worker.name(), sessionKey));
        workers.put(worker.name(), worker);
        var peers = workers.values().stream()
                .map(each -> new ToWorker.Peer(each.name(), each.member().endpoint())).toList();
        workers.values().forEach(each -> each.send(new ToWorker.PeersChanged(peers)));
        events().joined(worker.name(), worker.member().slots());
    }

    @Override
    public void down(String member, String reason) {
        dialer.down(member);
        obituaries.put(member, reason);
        handle(() -> workers.values().stream()
                .filter(worker -> worker.member().name().equals(member) && worker.isBroken()).toList()
                .forEach(worker -> lost(worker, reason)));
    }

    @Override
    public void registryLost(String reason) {
        // The workers say by themselves when they go; new ones cannot come any more.
    }

    void connectionEnded(RemoteWorker worker, CloseReason reason) {
        handle(() -> {
            var obituary = obituaries.get(worker.member().name());
            if (obituary != null) {
                lost(worker, obituary);
            } else if (!closed) {
                var _ = inbox.schedule(() -> lost(worker, reason.sentence()), OBITUARY_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    private void lost(RemoteWorker worker, String reason) {
        if (workers.remove(worker.name(), worker)) {
            obituaries.remove(worker.member().name());
            broadcasts.lost(worker.name());
            worker.ended(reason);
            remember(worker);
            events().lost(worker.name(), reason);
            dialer.again(worker);
        }
    }

    private void remember(RemoteWorker worker) {
        synchronized (gone) {
            gone.addFirst(worker.status());
            if (gone.size() > REMEMBERED) {
                gone.removeLast();
            }
        }
    }

    void messageArrived(RemoteWorker worker, ToDriver message) {
        handle(() -> {
            if (!worker.isDistrusted()) {
                arrived(worker, message);
            }
        });
    }

    private void arrived(RemoteWorker worker, ToDriver message) {
        switch (message) {
            case ToDriver.TaskSucceeded(var attempt, var report) ->
                events().succeeded(attempt, worker.withUpdates(attempt, report));
            case ToDriver.BroadcastWanted wanted -> broadcasts.wanted(worker, wanted);
            case ToDriver.BroadcastCame came -> broadcasts.came(worker, came);
            case ToDriver.TaskFailed(var attempt, var failure, var report) ->
                events().failed(attempt, failure, report);
            case ToDriver.ResourceWanted wanted -> Thread.ofVirtual().name("vonk-class-server")
                    .start(() -> sendResource(worker, wanted));
            case ToDriver.CacheCopied(long cache, int partition, boolean done) ->
                events().copied(cache, partition, worker.name(), done);
            case ToDriver.CacheDropped(long cache, int partition) ->
                events().dropped(cache, partition, worker.name());
            case ToDriver.Draining _ -> {
                worker.draining();
                events().draining(worker.name());
            }
            case ToDriver.Printed(var text, boolean error) -> (error ? System.err : System.out).print(text);
            case ToDriver.Beat _ -> throw new IllegalStateException("taken by the worker's connection");
        }
    }

    /// What cannot be sent is as good as not there: the task says which class it misses.
    private void sendResource(RemoteWorker worker, ToDriver.ResourceWanted wanted) {
        byte[] bytes = null;
        try {
            bytes = packer.server().find(wanted.environment(), wanted.name());
        } catch (DataException e) {
            System.err.println("The workers cannot have " + wanted.name() + ": " + e.getMessage());
        } finally {
            worker.send(new ToWorker.Resource(wanted.request(), bytes));
        }
    }

    void updatesArrived(RemoteWorker worker, byte[] payload) {
        handle(() -> {
            worker.updates(ResultFrame.of(payload).attempt(), payload);
            worker.send(new ToWorker.ResultsTaken(payload.length - ResultFrame.HEADER));
        });
    }

    void resultArrived(RemoteWorker worker, byte[] payload) {
        handle(() -> {
            var frame = ResultFrame.of(payload);
            int length = payload.length - ResultFrame.HEADER;
            try {
                events().result(frame.attempt(), frame.index(),
                        BatchCodec.decode(payload, ResultFrame.HEADER, length));
            } catch (IOException e) {
                // What it sends arrives as something else: it is lost, and its tasks run again.
                worker.distrust("a result came damaged: " + e.getMessage());
                return;
            }
            worker.send(new ToWorker.ResultsTaken(length));
        });
    }

    private void handle(Runnable work) {
        try {
            inbox.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
                }
            });
        } catch (RejectedExecutionException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        inbox.shutdownNow();
        workers.values().forEach(worker -> worker.close("the driver is ending"));
        for (var resource : owned) {
            try {
                resource.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("closing the pool failed", e);
            }
        }
    }
}

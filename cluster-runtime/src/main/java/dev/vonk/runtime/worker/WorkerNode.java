package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.net.Connection;
import dev.vonk.runtime.net.ConnectionHandler;
import dev.vonk.runtime.net.Listener;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Refusal;
import dev.vonk.runtime.protocol.Introduction;
import dev.vonk.runtime.protocol.ToDriver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A worker: its listener, its slots, and a space for each driver that is connected.
public final class WorkerNode implements AutoCloseable {
    private static final long BEAT_MILLIS = 250;
    private static final int BEATS_OF_REST = 8;

    private final WorkerSettings settings;
    private final MemoryBudget memory;
    private final TaskSlots slots;
    private final PeerAddresses addresses = new PeerAddresses();
    private final PeerClients peers;
    private final Map<DriverSpace, DriverSpace> spaces = new ConcurrentHashMap<>();
    private final Listener listener;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean draining;
    private int beatsAtRest;
    private final ScheduledExecutorService beats = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("vonk-beat").factory());

    public WorkerNode(Network network, WorkerSettings settings) {
        this.settings = settings;
        this.memory = new MemoryBudget(settings.memory());
        this.slots = new TaskSlots(settings.slots());
        this.peers = new PeerClients(network, settings.secret(), addresses);
        this.listener = settings.insecure()
                ? network.listenInsecurely(settings.host(), settings.port(), settings.secret(), this::accept)
                : network.listen(settings.host(), settings.port(), settings.secret(), settings.identity(),
                        this::accept);
        var _ = beats.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private ConnectionHandler accept(byte[] introduction, Connection connection) throws Refusal {
        return switch (Introduction.check(introduction).role()) {
            case DRIVER -> {
                if (draining) {
                    throw new Refusal("This worker is about to leave.");
                }
                var space = new DriverSpace(connection, this);
                spaces.put(space, space);
                yield space;
            }
            case PEER -> new PeerServer(connection, request -> find(request.session()).serve(request));
            case WORKER -> throw new Refusal("This is a worker, not the registry of a pool.");
        };
    }

    private DriverSpace find(String session) {
        for (var space : spaces.keySet()) {
            if (!session.isEmpty() && space.session().equals(session)) {
                return space;
            }
        }
        throw new LostBlockException("session " + session + " is not known here");
    }

    /// Where it listens.
    public int port() {
        return listener.port();
    }

    /// Of its certificate; empty for plain TCP.
    public String fingerprint() {
        return listener.fingerprint();
    }

    MemoryBudget memory() {
        return memory;
    }

    TaskSlots slots() {
        return slots;
    }

    PeerAddresses addresses() {
        return addresses;
    }

    PeerClients peers() {
        return peers;
    }

    BlockStore newBlocks(BlockStore.DropListener listener) {
        var blocks = new BlockStore(memory, settings.folder());
        blocks.onDropped(listener);
        return blocks;
    }

    /// A driver has said who it is: whoever said the same before is its earlier self.
    void greeted(DriverSpace space) {
        for (var other : spaces.keySet()) {
            if (other != space && other.session().equals(space.session())) {
                other.connection().close("the driver has connected again");
            }
        }
    }

    void forget(DriverSpace space) {
        spaces.remove(space);
        leaveIfUnneeded();
    }

    private void beat() {
        for (var space : spaces.keySet()) {
            space.flushPrints();
            var running = space.running();
            if (!running.isEmpty() || beatsAtRest++ % BEATS_OF_REST == 0) {
                space.tell(new ToDriver.Beat(running, memory.used(), memory.limit()));
            }
        }
    }

    /// Tells the drivers to give it no more tasks; [#awaitLeave] returns when none of them needs it.
    public void drain() {
        draining = true;
        spaces.keySet().forEach(space -> space.tell(new ToDriver.Draining()));
        leaveIfUnneeded();
    }

    /// What a worker that wants to leave waits for, for people.
    public String waitsFor() {
        int tasks = spaces.keySet().stream().mapToInt(space -> space.running().size()).sum();
        int sessions = spaces.size();
        var who = sessions + (sessions == 1 ? " session" : " sessions");
        return tasks == 0
                ? who + " that may still read what was computed here"
                : tasks + (tasks == 1 ? " task" : " tasks") + " of " + who;
    }

    /// A driver needs this worker no more.
    void released(DriverSpace space) {
        space.connection().close("the worker leaves, as it was asked to");
        forget(space);
    }

    private void leaveIfUnneeded() {
        if (draining && spaces.isEmpty()) {
            left.countDown();
        }
    }

    /// Waits until it was told to leave.
    ///
    /// @return false where that did not happen in time
    public boolean awaitLeave(long millis) throws InterruptedException {
        return left.await(millis, TimeUnit.MILLISECONDS);
    }

    /// Ends all tasks and connections; removes its files.
    @Override
    public void close() {
        beats.shutdownNow();
        listener.close();
        spaces.keySet().forEach(space -> space.connection().close("the worker is ending"));
        peers.close();
        slots.close();
    }
}

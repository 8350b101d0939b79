package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.FaultProxy;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Liveness;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.protocol.ToRegistry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A worker in the process of a test, behind a proxy that can be made to fail.
public final class InProcessWorker implements AutoCloseable {
    private final Network network;
    private final WorkFolder folder;
    private final WorkerNode node;
    private final Registration registration;
    private final FaultProxy proxy;
    private final String name;

    public InProcessWorker(JoinString join, int slots, long memory, Path parent, Liveness liveness) throws Exception {
        folder = WorkFolder.make(parent);
        network = Network.start(liveness, 1);
        node = new WorkerNode(network, new WorkerSettings("127.0.0.1", 0, join.secret(), null, false, slots, memory,
                folder.path()));
        proxy = FaultProxy.to(node.port());
        registration = Registration.of(network, join, new ToRegistry.Register("127.0.0.1", proxy.port(), "", slots,
                memory, 0, folder.path().toString()));
        name = registration.name().get(10, TimeUnit.SECONDS);
    }

    /// Its name in the pool.
    public String name() {
        return name;
    }

    /// What drivers and other workers reach it through.
    public FaultProxy proxy() {
        return proxy;
    }

    public WorkerNode node() {
        return node;
    }

    /// Asks it to leave when it is not needed any more.
    public void drain() {
        registration.leaving();
        node.drain();
    }

    @Override
    public void close() throws Exception {
        proxy.close();
        registration.close("the test is over");
        node.close();
        network.close();
        folder.close();
    }
}

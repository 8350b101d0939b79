package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.net.Secret;
import java.util.HashMap;
import java.util.Map;

/// This worker's connections to others: one each, made when it is first needed.
final class PeerClients implements AutoCloseable {
    private final Network network;
    private final Secret secret;
    private final PeerAddresses addresses;
    private final Map<String, Object> locks = new HashMap<>();
    private final Map<String, PeerClient> clients = new HashMap<>();

    PeerClients(Network network, Secret secret, PeerAddresses addresses) {
        this.network = network;
        this.secret = secret;
        this.addresses = addresses;
    }

    /// The connection to a worker. Waits while it is being made; other workers' connections do not wait for it.
    ///
    /// @throws LostBlockException where the worker does not answer
    PeerClient to(String worker) {
        synchronized (lock(worker)) {
            var known = find(worker);
            if (known != null && known.isOpen()) {
                return known;
            }
            var made = PeerClient.connect(network, secret, worker, addresses);
            synchronized (clients) {
                clients.put(worker, made);
            }
            return made;
        }
    }

    private @org.jspecify.annotations.Nullable PeerClient find(String worker) {
        synchronized (clients) {
            return clients.get(worker);
        }
    }

    private Object lock(String worker) {
        synchronized (locks) {
            return locks.computeIfAbsent(worker, _ -> new Object());
        }
    }

    @Override
    public void close() {
        synchronized (clients) {
            clients.values().forEach(PeerClient::close);
            clients.clear();
        }
    }
}

package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.Endpoint;
import dev.vonk.runtime.protocol.ToWorker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where the other workers are, as the drivers told. Names are never used twice.
final class PeerAddresses {
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    void learn(List<ToWorker.Peer> peers) {
        peers.forEach(peer -> endpoints.put(peer.worker(), peer.endpoint()));
    }

    @Nullable
    Endpoint find(String worker) {
        return endpoints.get(worker);
    }
}

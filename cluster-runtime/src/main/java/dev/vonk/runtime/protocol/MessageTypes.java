package dev.vonk.runtime.protocol;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;
import dev.vonk.runtime.net.Endpoint;

/// The messages and what only they hold.
public final class MessageTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.sealed(ToWorker.class).sealed(ToDriver.class).sealed(ToPeer.class).sealed(FromPeer.class)
                .sealed(ToRegistry.class).sealed(FromRegistry.class)
                .add(ToWorker.Peer.class, ToDriver.Running.class, Endpoint.class);
    }
}

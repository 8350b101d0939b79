package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.TlsIdentity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a pool on this machine is set up.
///
/// @param workers how many processes it starts; 0 for a registry that only others join
/// @param slots of each of them
/// @param heap bytes that each of them has in all
/// @param bindHost the address that the registry and the workers listen on
/// @param port of the registry; 0 for any that is free
/// @param advertisedHost how others reach this machine; empty for the address it listens on
/// @param insecure whether it speaks plain TCP beyond this machine
/// @param identity what the registry speaks TLS with; null for one of its own, made where it is needed
/// @param given a join string whose secret is taken; null for a new one
/// @param joinFile where the join string is written; null for the usual file
/// @param keepJoin whether that file stays, and its secret is used again the next time
/// @param folder where files go
public record PoolOptions(int workers, int slots, long heap, String bindHost, int port, String advertisedHost,
        boolean insecure, @Nullable TlsIdentity identity, @Nullable JoinString given, @Nullable Path joinFile,
        boolean keepJoin, Path folder) {
    /// A pool on this machine only, at any port.
    public static PoolOptions local(int workers, int slots, long heap, Path folder) {
        return new PoolOptions(workers, slots, heap, "127.0.0.1", 0, "", false, null, null, null, false, folder);
    }

    /// The same with its join string in another file.
    public PoolOptions withJoinFile(Path file, boolean keep) {
        return new PoolOptions(workers, slots, heap, bindHost, port, advertisedHost, insecure, identity, given, file,
                keep, folder);
    }

    /// The same with a registry elsewhere.
    public PoolOptions at(String bind, int atPort, @Nullable TlsIdentity shown) {
        return new PoolOptions(workers, slots, heap, bind, atPort, advertisedHost, insecure, shown, given, joinFile,
                keepJoin, folder);
    }
}

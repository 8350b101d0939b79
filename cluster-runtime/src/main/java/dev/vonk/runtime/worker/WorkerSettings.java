package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.net.TlsIdentity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a worker is set up.
///
/// @param host the address it listens on
/// @param port 0 for any that is free
/// @param identity what it speaks TLS with; null for plain TCP on a loopback address
/// @param insecure whether plain TCP is wanted on any address
/// @param slots how many tasks run at a time
/// @param memory bytes that tasks and blocks may hold together
/// @param folder where its files go; made and removed by it
public record WorkerSettings(String host, int port, Secret secret, @Nullable TlsIdentity identity, boolean insecure,
        int slots, long memory, Path folder) {}

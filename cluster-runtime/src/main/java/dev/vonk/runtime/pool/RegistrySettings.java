package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.Secret;
import dev.vonk.runtime.net.TlsIdentity;
import org.jspecify.annotations.Nullable;

/// How a registry is set up.
///
/// @param host the address it listens on; beyond this machine only with `identity`, or where `insecure` says so
/// @param advertisedHost how others reach it
/// @param port 0 for any that is free
/// @param secret what lets others in
/// @param identity what it speaks TLS with; null for plain TCP
/// @param insecure whether plain TCP is wanted on any address
public record RegistrySettings(String host, String advertisedHost, int port, Secret secret,
        @Nullable TlsIdentity identity, boolean insecure) {}

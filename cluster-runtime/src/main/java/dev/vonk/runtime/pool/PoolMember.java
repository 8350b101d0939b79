package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.Endpoint;

/// A worker that has registered.
///
/// @param memory bytes that its tasks and blocks may hold together
/// @param process its number on its machine
/// @param folder where its files are
public record PoolMember(String name, Endpoint endpoint, int slots, long memory, long process, String folder) {}

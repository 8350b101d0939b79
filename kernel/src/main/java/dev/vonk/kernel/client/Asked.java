package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.Answer;
import java.util.concurrent.CompletableFuture;

/// A question that may take long.
///
/// @param answer fails with an `IllegalStateException`, whose message is for users, where the kernel refuses
/// @param cancel tells the kernel to give it up; harmless after the answer
public record Asked<A extends Answer>(CompletableFuture<A> answer, Runnable cancel) {}

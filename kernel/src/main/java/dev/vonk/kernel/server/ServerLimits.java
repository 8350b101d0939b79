package dev.vonk.kernel.server;

/// How much a [KernelServer] keeps and takes.
///
/// @param logBytes what is kept for front ends that are away or slow
/// @param messageBytes the longest message, either way
public record ServerLimits(long logBytes, int messageBytes) {
    public static ServerLimits standard() {
        return new ServerLimits(64L << 20, 16 << 20);
    }
}

package dev.vonk.runtime.code.classes;

/// How much of the user's code a worker takes.
///
/// @param classBytes of one class or resource
/// @param sessionBytes of all of a session
/// @param sessionCount how many of a session
/// @param cacheBytes kept for later sessions that bring the same
public record ClassLimits(int classBytes, long sessionBytes, int sessionCount, long cacheBytes) {
    /// What no honest session comes near.
    public static final ClassLimits STANDARD = new ClassLimits(ClassServer.LARGEST, 512L << 20, 200_000, 256L << 20);
}

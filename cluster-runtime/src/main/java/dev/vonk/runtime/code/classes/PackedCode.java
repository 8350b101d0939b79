package dev.vonk.runtime.code.classes;

/// An object with the user's code that hangs on it, in bytes.
///
/// @param bytes the hashes of the cells' classes that it needs, and the object
/// @param statics the cell variables that its code reads, with what they held when it was packed; empty for none
/// @param environment what a worker keeps class loaders apart by: session, jars and variables; empty where all classes
///     are the engine's
/// @param confined whether it has accumulators of users' own making, so that each task needs one of it for itself
public record PackedCode(byte[] bytes, byte[] statics, String environment, boolean confined) {
    /// Bytes in all.
    public long size() {
        return (long) bytes.length + statics.length;
    }
}

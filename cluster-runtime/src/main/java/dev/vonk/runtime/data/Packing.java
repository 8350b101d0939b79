package dev.vonk.runtime.data;

/// How the body of a batch's frame is packed. The ordinal stands in the frame.
public enum Packing {
    /// As it is.
    NONE,
    /// LZ4: fast enough for a local disk.
    LZ4,
    /// Zstandard at its fastest usual level: smaller, for slow disks and networks.
    ZSTD
}

package dev.vonk.runtime.data;

/// How the body of a batch's frame is packed. The ordinal is in the frame: new ones come last.
public enum Packing {
    /// As it is.
    NONE,
    /// Zstandard at its fastest usual level.
    ZSTD
}

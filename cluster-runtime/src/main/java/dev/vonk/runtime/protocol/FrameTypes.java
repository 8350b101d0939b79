package dev.vonk.runtime.protocol;

/// The numbers of frames.
public final class FrameTypes {
    /// A message, as [Messages] writes it.
    public static final int MESSAGE = 10;
    /// A [ResultFrame].
    public static final int RESULT = 128;
    /// A [BlockFrame].
    public static final int BLOCK = 129;

    private FrameTypes() {
    }
}

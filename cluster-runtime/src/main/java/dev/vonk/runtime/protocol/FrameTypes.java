package dev.vonk.runtime.protocol;

/// The numbers of frames.
public final class FrameTypes {
    /// A message, as [Messages] writes it.
    public static final int MESSAGE = 10;
    /// A [ResultFrame].
    public static final int RESULT = 128;
    /// A [BlockFrame].
    public static final int BLOCK = 129;
    /// A piece of what a try added to accumulators, behind the header of a [ResultFrame].
    public static final int UPDATES = 130;
    /// A piece of the value of a broadcast, behind the header of a [BlockFrame].
    public static final int BROADCAST = 131;

    /// A piece of a message that is too large for one frame; see [MessagePieces].
    public static final int PIECE = 132;

    private FrameTypes() {
    }
}

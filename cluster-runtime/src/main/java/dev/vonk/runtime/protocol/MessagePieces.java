package dev.vonk.runtime.protocol;

import dev.vonk.runtime.code.pack.UnreadableObjectException;
import dev.vonk.runtime.data.DataException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that are too large for one frame, such as tasks that bring many rows along: cut into pieces at one end, put
/// together at the other. A byte before each piece tells whether more follow. One for each connection, one thread.
public final class MessagePieces {
    /// A message of so many bytes is sent as a whole.
    public static final int WHOLE = 4 << 20;
    /// The most bytes of a message.
    public static final int MOST = 256 << 20;

    private static final byte MORE = 1;
    private static final byte LAST = 0;

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    /// The frames' payloads.
    ///
    /// @throws DataException where the message is larger than [#MOST]
    public static List<byte[]> cut(byte[] message) {
        if (message.length > MOST) {
            throw new DataException("TASK_TOO_LARGE", "A task brings " + (message.length >> 20)
                    + " MB of rows or variables along, more than the " + (MOST >> 20)
                    + " MB that can be sent to a worker. Write the rows to a file and read it, or use more partitions.");
        }
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < message.length; at += WHOLE) {
            int end = Math.min(message.length, at + WHOLE);
            var piece = new byte[1 + end - at];
            piece[0] = end < message.length ? MORE : LAST;
            System.arraycopy(message, at, piece, 1, end - at);
            pieces.add(piece);
        }
        return pieces;
    }

    /// Takes the next piece.
    ///
    /// @return the message, where this was its last piece
    /// @throws UnreadableObjectException where no message is so large, or the piece is none
    public byte @Nullable [] add(byte[] piece) {
        if (piece.length < 2 || (piece[0] != MORE && piece[0] != LAST)
                || message.size() + (long) piece.length - 1 > MOST) {
            throw new UnreadableObjectException("a piece of no message");
        }
        message.write(piece, 1, piece.length - 1);
        if (piece[0] == MORE) {
            return null;
        }
        var whole = message.toByteArray();
        message.reset();
        return whole;
    }
}

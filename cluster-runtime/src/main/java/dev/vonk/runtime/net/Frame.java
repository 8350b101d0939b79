package dev.vonk.runtime.net;

/// How bytes on a connection are cut into frames.
///
///     int length of the payload, big endian | byte type | payload
public final class Frame {
    /// Types below belong to this package.
    public static final int FIRST_FREE = 10;
    /// Types from here on carry data and may be larger.
    public static final int FIRST_DATA = 128;
    public static final int LAST = 255;

    /// The largest payload of a frame of a type below [#FIRST_DATA].
    public static final int CONTROL_LIMIT = 8 << 20;
    /// The largest payload of a frame of a type from [#FIRST_DATA] on.
    public static final int DATA_LIMIT = 64 << 20;

    static final int HEADER = 5;
    /// The largest payload before the other side has proved anything.
    static final int STRANGER_LIMIT = 256 - HEADER;

    static final int PING = 0;
    static final int HELLO = 1;
    static final int CHALLENGE = 2;
    static final int PROOF = 3;
    static final int ACCEPTED = 4;
    static final int REFUSED = 5;
    static final int BYE = 6;

    private Frame() {
    }

    /// The largest payload that a frame of `type` may have.
    public static int limit(int type) {
        return type < FIRST_DATA ? CONTROL_LIMIT : DATA_LIMIT;
    }

    static byte[] header(int type, int length) {
        return new byte[]{
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length, (byte) type};
    }
}

package dev.vonk.runtime.source.parquet.footer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads Thrift's compact form from a range of bytes. Every length is checked against what is left, so a damaged
/// range ends in an [UnreadableException], never in a large allocation.
///
/// ```java
/// in.enter();
/// for (int id = in.next(); id != 0; id = in.next()) {
///     switch (id) {
///         case 1 -> rows = in.i64();
///         default -> in.skip();
///     }
/// }
/// ```
public final class CompactReader {
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BYTE = 3;
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int DOUBLE = 7;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int SET = 10;
    static final int MAP = 11;
    static final int STRUCT = 12;
    static final int UUID = 13;

    private static final int MAX_DEPTH = 32;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int type;
    private int lastId;
    private final int[] outerIds = new int[MAX_DEPTH];
    private int depth;

    /// @param from first byte
    /// @param end the byte after the last
    public CompactReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /// Where the next byte is read.
    public int position() {
        return position;
    }

    /// Starts a struct: the value of a field, an element of a list, or the whole.
    public void enter() {
        if (depth == MAX_DEPTH) {
            throw UnreadableException.damaged("metadata nested more than " + MAX_DEPTH + " deep");
        }
        outerIds[depth++] = lastId;
        lastId = 0;
    }

    /// The id of the struct's next field, 0 at its end, which also leaves it.
    public int next() {
        int head = u8();
        if (head == 0) {
            lastId = outerIds[--depth];
            return 0;
        }
        type = head & 15;
        int delta = head >>> 4;
        lastId = delta == 0 ? (short) zigzag(varint()) : lastId + delta;
        if (lastId <= 0) {
            throw UnreadableException.damaged("metadata field number " + lastId);
        }
        return lastId;
    }

    public boolean bool() {
        if (type != TRUE && type != FALSE) {
            throw wrongType("a boolean");
        }
        return type == TRUE;
    }

    public int i32() {
        if (type != I32 && type != I16) {
            throw wrongType("a number");
        }
        return elementInt();
    }

    public int i8() {
        if (type != BYTE) {
            throw wrongType("a byte");
        }
        return (byte) u8();
    }

    public long i64() {
        if (type != I64) {
            throw wrongType("a long number");
        }
        return elementLong();
    }

    public byte[] binary() {
        if (type != BINARY) {
            throw wrongType("text");
        }
        return elementBinary();
    }

    public String text() {
        return new String(binary(), StandardCharsets.UTF_8);
    }

    /// Checks that the current field is a struct and starts it.
    public void enterField() {
        if (type != STRUCT) {
            throw wrongType("a struct");
        }
        enter();
    }

    /// Starts a list and says how many elements follow, of which each takes a byte at least.
    public int list() {
        if (type != LIST && type != SET) {
            throw wrongType("a list");
        }
        int head = u8();
        int size = head >>> 4;
        type = head & 15;
        if (size == 15) {
            size = length();
        }
        if (size > end - position) {
            throw UnreadableException
                    .damaged("a metadata list of " + size + " elements in " + (end - position) + " bytes");
        }
        return size;
    }

    /// An element of a list of booleans.
    public boolean elementBool() {
        return u8() == TRUE;
    }

    /// An element of a list of numbers.
    public int elementInt() {
        return (int) zigzag(varint());
    }

    /// An element of a list of long numbers.
    public long elementLong() {
        return zigzag(varint());
    }

    /// An element of a list of binaries.
    public byte[] elementBinary() {
        int length = length();
        var value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    /// Passes over the current field, whatever it is.
    public void skip() {
        skip(type, 0);
    }

    private void skip(int kind, int level) {
        if (level > MAX_DEPTH) {
            throw UnreadableException.damaged("metadata nested more than " + MAX_DEPTH + " deep");
        }
        switch (kind) {
            case TRUE, FALSE -> {
            }
            case BYTE -> u8();
            case I16, I32, I64 -> varint();
            case DOUBLE -> advance(8);
            case UUID -> advance(16);
            case BINARY -> advance(length());
            case LIST, SET -> skipList(level);
            case MAP -> skipMap(level);
            case STRUCT -> {
                for (int head = u8(); head != 0; head = u8()) {
                    if (head >>> 4 == 0) {
                        varint();
                    }
                    skip(head & 15, level + 1);
                }
            }
            default -> throw UnreadableException.damaged("metadata of unknown type " + kind);
        }
    }

    private void skipList(int level) {
        int head = u8();
        int size = head >>> 4 == 15 ? length() : head >>> 4;
        for (int i = 0; i < size; i++) {
            skipElement(head & 15, level + 1);
        }
    }

    private void skipMap(int level) {
        int size = length();
        int kinds = size == 0 ? 0 : u8();
        for (int i = 0; i < size; i++) {
            skipElement(kinds >>> 4, level + 1);
            skipElement(kinds & 15, level + 1);
        }
    }

    private void skipElement(int kind, int level) {
        if (kind == TRUE || kind == FALSE) {
            u8();
        } else {
            skip(kind, level);
        }
    }

    /// A length that is not more than the bytes left.
    private int length() {
        long length = varint();
        if (length < 0 || length > end - position) {
            throw UnreadableException
                    .damaged("a metadata length of " + length + " where " + (end - position) + " bytes are left");
        }
        return (int) length;
    }

    private void advance(int count) {
        if (count > end - position) {
            throw endReached();
        }
        position += count;
    }

    private int u8() {
        if (position >= end) {
            throw endReached();
        }
        return bytes[position++] & 255;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 127) << shift;
            if (next < 128) {
                return value;
            }
        }
        throw UnreadableException.damaged("a metadata number of more than 64 bits");
    }

    private static long zigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private UnreadableException wrongType(String expected) {
        return UnreadableException
                .damaged("metadata field " + lastId + " is of type " + type + " instead of " + expected);
    }

    private static UnreadableException endReached() {
        return UnreadableException.damaged("metadata that ends in the middle");
    }
}

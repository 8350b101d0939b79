package dev.vonk.runtime.source.parquet.footer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes Thrift's compact form. Fields of a struct in the order of their ids.
public final class CompactWriter {
    private byte[] bytes = new byte[1024];
    private int size;
    private int lastId;
    private int[] outerIds = new int[16];
    private int depth;

    /// The bytes written so far.
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /// Starts a struct: the whole, or an element of a list.
    public void enter() {
        if (depth == outerIds.length) {
            outerIds = Arrays.copyOf(outerIds, depth * 2);
        }
        outerIds[depth++] = lastId;
        lastId = 0;
    }

    /// Ends the struct.
    public void leave() {
        u8(0);
        lastId = outerIds[--depth];
    }

    public void bool(int id, boolean value) {
        head(id, value ? CompactReader.TRUE : CompactReader.FALSE);
    }

    public void i8(int id, int value) {
        head(id, CompactReader.BYTE);
        u8(value);
    }

    public void i32(int id, int value) {
        head(id, CompactReader.I32);
        elementInt(value);
    }

    public void i64(int id, long value) {
        head(id, CompactReader.I64);
        elementLong(value);
    }

    public void text(int id, String value) {
        binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    public void binary(int id, byte[] value) {
        head(id, CompactReader.BINARY);
        elementBinary(value);
    }

    /// Starts a field that is a struct; [#leave] ends it.
    public void struct(int id) {
        head(id, CompactReader.STRUCT);
        enter();
    }

    /// A struct without fields: how Thrift unions say "this one".
    public void emptyStruct(int id) {
        struct(id);
        leave();
    }

    public void listOfStructs(int id, int count) {
        list(id, count, CompactReader.STRUCT);
    }

    public void listOfInts(int id, int count) {
        list(id, count, CompactReader.I32);
    }

    public void listOfLongs(int id, int count) {
        list(id, count, CompactReader.I64);
    }

    public void listOfBinaries(int id, int count) {
        list(id, count, CompactReader.BINARY);
    }

    public void listOfBools(int id, int count) {
        list(id, count, CompactReader.TRUE);
    }

    public void elementBool(boolean value) {
        u8(value ? CompactReader.TRUE : CompactReader.FALSE);
    }

    public void elementInt(int value) {
        elementLong(value);
    }

    public void elementLong(long value) {
        varint(value << 1 ^ value >> 63);
    }

    public void elementBinary(byte[] value) {
        varint(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void list(int id, int count, int type) {
        head(id, CompactReader.LIST);
        if (count < 15) {
            u8(count << 4 | type);
        } else {
            u8(15 << 4 | type);
            varint(count);
        }
    }

    private void head(int id, int type) {
        int delta = id - lastId;
        if (delta > 0 && delta < 16) {
            u8(delta << 4 | type);
        } else {
            u8(type);
            elementLong(id);
        }
        lastId = id;
    }

    private void varint(long value) {
        while ((value & ~127L) != 0) {
            u8((int) value & 127 | 128);
            value >>>= 7;
        }
        u8((int) value);
    }

    private void u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}

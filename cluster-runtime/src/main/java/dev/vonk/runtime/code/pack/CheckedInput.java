package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.nio.charset.StandardCharsets;

/// Bytes that are read with suspicion: no memory is taken for more elements than the rest of the bytes can hold.
final class CheckedInput extends Input {
    CheckedInput(byte[] bytes) {
        super(bytes);
    }

    /// How many elements follow, of at least `bytesEach` bytes.
    int length(int bytesEach) {
        int length = readVarInt(true);
        if (length < 0 || (long) length * bytesEach > limit() - position()) {
            throw new UnreadableObjectException("the bytes claim " + Integer.toUnsignedString(length)
                    + " elements, but only " + (limit() - position()) + " bytes are left");
        }
        return length;
    }

    /// Some bytes with their length before them.
    byte[] bytes() {
        return readBytes(length(1));
    }

    /// A text as [#writeText] wrote it.
    String text() {
        int head = readVarInt(true);
        int length = head >>> 1;
        boolean wide = (head & 1) != 0;
        if ((long) length * (wide ? 2 : 1) > limit() - position()) {
            throw new UnreadableObjectException("the bytes claim a text of " + length + " characters, but only "
                    + (limit() - position()) + " bytes are left");
        }
        if (!wide) {
            return new String(readBytes(length), StandardCharsets.ISO_8859_1);
        }
        var letters = new char[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (char) (readByteUnsigned() | readByteUnsigned() << 8);
        }
        return new String(letters);
    }

    /// A text as its characters are, half surrogates too: a byte each where all fit.
    static void writeText(Output out, String text) {
        boolean wide = text.chars().anyMatch(letter -> letter > 255);
        out.writeVarInt(text.length() << 1 | (wide ? 1 : 0), true);
        if (wide) {
            for (int i = 0; i < text.length(); i++) {
                out.writeByte(text.charAt(i));
                out.writeByte(text.charAt(i) >>> 8);
            }
        } else {
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public String readString() {
        return text();
    }
}

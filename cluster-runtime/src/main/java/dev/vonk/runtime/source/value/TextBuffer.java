package dev.vonk.runtime.source.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text that is being written, as UTF-8.
public final class TextBuffer {
    private static final int NUMBER = 20;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    /// Room for `count` more bytes.
    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    public void append(byte b) {
        room(1);
        bytes[length++] = b;
    }

    public void append(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    public void append(byte[] source) {
        append(source, 0, source.length);
    }

    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A whole number.
    public void append(long value) {
        if (value == Long.MIN_VALUE) {
            append("-9223372036854775808");
            return;
        }
        room(NUMBER);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long power = 10; digits < 19 && rest >= power; power *= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /// A number of two digits.
    void two(int value) {
        room(2);
        bytes[length++] = (byte) ('0' + value / 10);
        bytes[length++] = (byte) ('0' + value % 10);
    }

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Forgets what comes after the first `kept` bytes.
    public void truncate(int kept) {
        length = kept;
    }

    /// Writes all to `out` and starts again.
    public void flush(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}

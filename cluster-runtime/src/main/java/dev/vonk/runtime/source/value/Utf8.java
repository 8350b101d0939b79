package dev.vonk.runtime.source.value;

/// Whether bytes are UTF-8.
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {
    }

    /// Whether `bytes[from .. to)` is UTF-8: no byte out of place, no over-long form, no surrogate.
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + 8 <= to && (Digits.word(bytes, at) & HIGH_BITS) == 0) {
                at += 8;
                continue;
            }
            int length = letter(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// How many bytes the letter at `at` has; 0 where there is none.
    private static int letter(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return 1;
        }
        if (first >= (byte) 0xC2 && first <= (byte) 0xDF) {
            return more(bytes, at, to, 1) ? 2 : 0;
        }
        if (first >= (byte) 0xE0 && first <= (byte) 0xEF) {
            int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
            boolean sound = first == (byte) 0xE0 ? second >= 0xA0 : first != (byte) 0xED || second < 0xA0;
            return sound && more(bytes, at, to, 2) ? 3 : 0;
        }
        if (first >= (byte) 0xF0 && first <= (byte) 0xF4) {
            int second = at + 1 < to ? bytes[at + 1] & 0xFF : 0;
            boolean sound = first == (byte) 0xF0 ? second >= 0x90 : first != (byte) 0xF4 || second < 0x90;
            return sound && more(bytes, at, to, 3) ? 4 : 0;
        }
        return 0;
    }

    private static boolean more(byte[] bytes, int at, int to, int count) {
        if (at + count >= to) {
            return false;
        }
        for (int i = 1; i <= count; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}

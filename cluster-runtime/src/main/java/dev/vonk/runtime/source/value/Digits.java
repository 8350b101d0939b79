package dev.vonk.runtime.source.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight digits at a time in one `long`, and the whole numbers made of them.
///
/// Text is read from the back: the eight bytes that end a number are loaded as one word and those that do not belong
/// to it are overwritten with zeros. So at least [#MARGIN] bytes of the array must lie before and behind the text.
public final class Digits {
    /// Bytes of the array that must lie before and behind any text.
    public static final int MARGIN = 32;
    /// What stands for "not a number". The same as the least number, so ask [#isLeast] before believing it.
    public static final long INVALID = Long.MIN_VALUE;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte[] LEAST = "-9223372036854775808".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private Digits() {
    }

    /// The eight bytes from `at` on, the first one lowest.
    public static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /// Writes eight bytes, the lowest one first.
    public static void putWord(byte[] bytes, int at, long word) {
        WORDS.set(bytes, at, word);
    }

    /// The last `count` bytes of `word`, 0 to 8, behind the character 0 as often as needed.
    static long last(long word, int count) {
        if (count == 0) {
            return ZEROS;
        }
        int shift = 64 - (count << 3);
        return word >>> shift << shift | ZEROS >>> 1 >>> 63 - shift;
    }

    /// Not 0 where a byte of `word` is not a digit.
    static long notDigits(long word) {
        long values = word ^ ZEROS;
        return (values + 0x7676767676767676L | values) & HIGH_BITS;
    }

    /// The number that eight digits make.
    static long eight(long word) {
        long pairs = (word & 0x0F0F0F0F0F0F0F0FL) * 2561 >>> 8;
        long fours = (pairs & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
        return (fours & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32;
    }

    /// The number that the digits `from` to `to` make; -1 where they are none, more than 18, or not all digits.
    public static long unsigned(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 8) {
            if (length <= 0) {
                return -1;
            }
            long word = last(word(bytes, to - 8), length);
            return notDigits(word) == 0 ? eight(word) : -1;
        }
        if (length > 18) {
            return -1;
        }
        long low = word(bytes, to - 8);
        long middle = last(word(bytes, to - 16), Math.min(8, length - 8));
        long bad = notDigits(low) | notDigits(middle);
        long value = eight(middle) * 100_000_000L + eight(low);
        if (length > 16) {
            long high = last(word(bytes, to - 24), length - 16);
            bad |= notDigits(high);
            value += eight(high) * 10_000_000_000_000_000L;
        }
        return bad == 0 ? value : -1;
    }

    /// The whole number in the text, with or without a sign; [#INVALID] where it is none or does not fit.
    public static long signed(byte[] bytes, int from, int to) {
        int first = from < to ? bytes[from] : 0;
        boolean negative = first == '-';
        long value = unsigned(bytes, negative || first == '+' ? from + 1 : from, to);
        if (value >= 0) {
            return negative ? -value : value;
        }
        return signedLong(bytes, from, to);
    }

    /// As [#signed], for numbers of 19 digits and those with many zeros in front.
    private static long signedLong(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || at < to && bytes[at] == '+') {
            at++;
        }
        if (at == to) {
            return INVALID;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return INVALID;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? INVALID : -value;
    }

    /// Whether the text is a way to write the least `long`, whose value [#INVALID] is.
    public static boolean isLeast(byte[] bytes, int from, int to) {
        if (to - from < LEAST.length || bytes[from] != '-') {
            return false;
        }
        int digits = to - LEAST.length + 1;
        for (int i = from + 1; i < digits; i++) {
            if (bytes[i] != '0') {
                return false;
            }
        }
        return java.util.Arrays.equals(bytes, digits, to, LEAST, 1, LEAST.length);
    }
}

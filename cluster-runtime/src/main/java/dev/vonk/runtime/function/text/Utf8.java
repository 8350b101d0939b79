package dev.vonk.runtime.function.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Operations on UTF-8 bytes without making strings of them. Positions and lengths are in characters (code points)
/// unless a name says bytes.
public final class Utf8 {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private Utf8() {
    }

    private static boolean startsCharacter(byte unit) {
        return (unit & 0xC0) != 0x80;
    }

    /// How many bytes the character has that starts with this byte.
    public static int width(byte first) {
        return first >= 0 ? 1 : first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : first >= (byte) 0xC0 ? 2 : 1;
    }

    public static int length(byte[] data, int start, int size) {
        int count = 0;
        for (int i = start; i < start + size; i++) {
            count += startsCharacter(data[i]) ? 1 : 0;
        }
        return count;
    }

    public static boolean isAscii(byte[] data, int start, int size) {
        int all = 0;
        for (int i = start; i < start + size; i++) {
            all |= data[i];
        }
        return all >= 0;
    }

    /// The byte offset, from `start`, of the character `index` (0-based), or `size` where the text is shorter.
    public static int offsetOf(byte[] data, int start, int size, int index) {
        int at = 0;
        for (int i = 0; i < index && at < size; i++) {
            at += width(data[start + at]);
        }
        return Math.min(at, size);
    }

    /// Appends the part that starts at `position` (1-based; negative counts from the end) and is `length` long.
    public static void substring(TextOutput out, byte[] data, int start, int size, int position, int length) {
        if (length <= 0 || size == 0) {
            return;
        }
        boolean ascii = isAscii(data, start, size);
        int count = ascii ? size : length(data, start, size);
        long from = position > 0 ? position - 1L : position < 0 ? (long) count + position : 0;
        long to = Math.min(count, from + length);
        from = Math.max(0, from);
        if (from >= to) {
            return;
        }
        int first = ascii ? (int) from : offsetOf(data, start, size, (int) from);
        int last = ascii ? (int) to : first + offsetOf(data, start + first, size - first, (int) (to - from));
        out.append(data, start + first, last - first);
    }

    /// The byte offset of `part` in the text at or after `from`, relative to `start`, or -1.
    ///
    /// Eight places are looked at together: those where both the first and the last byte of the part fit.
    public static int indexOf(byte[] data, int start, int size, byte[] part, int partStart, int partSize, int from) {
        if (partSize == 0) {
            return from <= size ? from : -1;
        }
        byte first = part[partStart];
        byte last = part[partStart + partSize - 1];
        int end = size - partSize;
        int i = from;
        long firsts = (first & 0xFFL) * ONES;
        long lasts = (last & 0xFFL) * ONES;
        for (; i + 7 <= end; i += 8) {
            long hits = zeroBytes((long) WORDS.get(data, start + i) ^ firsts)
                    & zeroBytes((long) WORDS.get(data, start + i + partSize - 1) ^ lasts);
            for (; hits != 0; hits &= hits - 1) {
                int at = start + i + (Long.numberOfTrailingZeros(hits) >>> 3);
                if (Arrays.equals(data, at, at + partSize, part, partStart, partStart + partSize)) {
                    return at - start;
                }
            }
        }
        for (; i <= end; i++) {
            if (data[start + i] == first
                    && Arrays.equals(data, start + i, start + i + partSize, part, partStart, partStart + partSize)) {
                return i;
            }
        }
        return -1;
    }

    /// The top bit of every byte that is zero; also of some that follow a zero byte, so hits must be looked at again.
    private static long zeroBytes(long word) {
        return word - ONES & ~word & 0x8080808080808080L;
    }

    /// The byte offset of the last occurrence that starts at or before `from`, or -1.
    public static int lastIndexOf(byte[] data, int start, int size, byte[] part, int from) {
        for (int i = Math.min(from, size - part.length); i >= 0; i--) {
            if (Arrays.equals(data, start + i, start + i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean startsWith(byte[] data, int start, int size, byte[] part, int partStart, int partSize) {
        return partSize <= size && Arrays.equals(data, start, start + partSize, part, partStart, partStart + partSize);
    }

    public static boolean endsWith(byte[] data, int start, int size, byte[] part, int partStart, int partSize) {
        return partSize <= size
                && Arrays.equals(data, start + size - partSize, start + size, part, partStart, partStart + partSize);
    }

    public static void upper(TextOutput out, byte[] data, int start, int size) {
        if (!isAscii(data, start, size)) {
            out.append(new String(data, start, size, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
            return;
        }
        out.append(data, start, size);
        var target = out.data();
        int from = out.rowStart() + out.rowSize() - size;
        for (int i = from; i < from + size; i++) {
            target[i] -= target[i] >= 'a' && target[i] <= 'z' ? 32 : 0;
        }
    }

    public static void lower(TextOutput out, byte[] data, int start, int size) {
        if (!isAscii(data, start, size)) {
            out.append(new String(data, start, size, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
            return;
        }
        out.append(data, start, size);
        var target = out.data();
        int from = out.rowStart() + out.rowSize() - size;
        for (int i = from; i < from + size; i++) {
            target[i] += target[i] >= 'A' && target[i] <= 'Z' ? 32 : 0;
        }
    }

    public static void reverse(TextOutput out, byte[] data, int start, int size) {
        int end = start + size;
        while (end > start) {
            int first = end - 1;
            while (first > start && !startsCharacter(data[first])) {
                first--;
            }
            out.append(data, first, end - first);
            end = first;
        }
    }

    /// Appends the text without the characters of `cut` (as bytes of whole characters) at its ends.
    public static void trim(TextOutput out, byte[] data, int start, int size, byte[] cut, boolean left, boolean right) {
        int end = start + size;
        while (left && start < end) {
            int width = Math.min(width(data[start]), end - start);
            if (indexOf(cut, 0, cut.length, data, start, width, 0) < 0) {
                break;
            }
            start += width;
        }
        while (right && end > start) {
            int first = end - 1;
            while (first > start && !startsCharacter(data[first])) {
                first--;
            }
            if (indexOf(cut, 0, cut.length, data, first, end - first, 0) < 0) {
                break;
            }
            end = first;
        }
        out.append(data, start, end - start);
    }

    /// The first character, as a number.
    public static int codePointAt(byte[] data, int start, int size) {
        return new String(data, start, Math.min(size, width(data[start])), StandardCharsets.UTF_8).codePointAt(0);
    }
}

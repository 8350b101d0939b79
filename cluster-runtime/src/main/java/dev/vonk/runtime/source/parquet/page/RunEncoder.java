package dev.vonk.runtime.source.parquet.page;

/// Writes what [RunDecoder] reads: runs of eight and more equal values as one, all else packed in groups of eight.
public final class RunEncoder {
    private static final int SHORTEST_RUN = 8;

    private RunEncoder() {
    }

    /// Appends `values[from..end)` of `width` bits each.
    public static void write(int[] values, int from, int end, int width, PageBuffer out) {
        int packedFrom = from;
        int at = from;
        while (at < end) {
            int runEnd = at + 1;
            while (runEnd < end && values[runEnd] == values[at]) {
                runEnd++;
            }
            int wholeGroups = at + (packedFrom - at & 7);
            if (runEnd - wholeGroups >= SHORTEST_RUN) {
                pack(values, packedFrom, wholeGroups, width, out);
                out.varint((long) (runEnd - wholeGroups) << 1);
                int valueBytes = width + 7 >>> 3;
                for (int i = 0; i < valueBytes; i++) {
                    out.u8(values[at] >>> 8 * i);
                }
                packedFrom = runEnd;
            }
            at = runEnd;
        }
        pack(values, packedFrom, end, width, out);
    }

    /// Packed groups; the last is filled up with zeros.
    private static void pack(int[] values, int from, int end, int width, PageBuffer out) {
        if (from == end) {
            return;
        }
        int groups = end - from + 7 >>> 3;
        out.varint((long) groups << 1 | 1);
        int at = out.grow(groups * width);
        var bytes = out.bytes();
        java.util.Arrays.fill(bytes, at, at + groups * width, (byte) 0);
        long pending = 0;
        int bits = 0;
        for (int i = from; i < end; i++) {
            pending |= (values[i] & 0xffffffffL) << bits;
            bits += width;
            while (bits >= 8) {
                bytes[at++] = (byte) pending;
                pending >>>= 8;
                bits -= 8;
            }
        }
        if (bits > 0) {
            bytes[at] = (byte) pending;
        }
    }
}

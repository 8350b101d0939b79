package dev.vonk.runtime.operator.rows;

import dev.vonk.runtime.data.VectorHash;

/// Deals rows out by the hash of their keys, differently at each depth, so that what is too large once more can be
/// dealt out once more; and differently from the exchanges, which take the hash as it is.
public final class HashPartitions {
    /// Parts at each depth.
    public static final int COUNT = 16;
    /// How often a part may be dealt out again.
    public static final int DEEPEST = 6;

    private static final int BITS = 4;

    private final int[] rows;
    private final int[] starts = new int[COUNT + 1];

    /// @param hashes of the keys, one a row
    public HashPartitions(long[] hashes, int count, int depth) {
        rows = new int[count];
        var parts = new byte[count];
        for (int i = 0; i < count; i++) {
            parts[i] = (byte) (VectorHash.mix(hashes[i] ^ 0x5851F42D4C957F2DL) >>> 64 - BITS * (depth + 1) & COUNT - 1);
            starts[parts[i] + 1]++;
        }
        for (int i = 0; i < COUNT; i++) {
            starts[i + 1] += starts[i];
        }
        var next = starts.clone();
        for (int i = 0; i < count; i++) {
            rows[next[parts[i]]++] = i;
        }
    }

    /// The rows of a part, ascending.
    public int[] rows(int part) {
        return java.util.Arrays.copyOfRange(rows, starts[part], starts[part + 1]);
    }
}

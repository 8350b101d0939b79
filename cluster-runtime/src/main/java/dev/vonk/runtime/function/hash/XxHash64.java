package dev.vonk.runtime.function.hash;

/// XXH64 as Spark's `xxhash64` uses it.
public final class XxHash64 {
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private XxHash64() {
    }

    public static long hashInt(int value, long seed) {
        long hash = seed + P5 + 4;
        hash ^= (value & 0xFFFFFFFFL) * P1;
        return finish(Long.rotateLeft(hash, 23) * P2 + P3);
    }

    public static long hashLong(long value, long seed) {
        long hash = seed + P5 + 8;
        hash ^= Long.rotateLeft(value * P2, 31) * P1;
        return finish(Long.rotateLeft(hash, 27) * P1 + P4);
    }

    public static long hashBytes(byte[] data, int start, int size, long seed) {
        int at = start;
        int end = start + size;
        long hash;
        if (size >= 32) {
            long a = seed + P1 + P2;
            long b = seed + P2;
            long c = seed;
            long d = seed - P1;
            for (; at + 32 <= end; at += 32) {
                a = Long.rotateLeft(a + word(data, at) * P2, 31) * P1;
                b = Long.rotateLeft(b + word(data, at + 8) * P2, 31) * P1;
                c = Long.rotateLeft(c + word(data, at + 16) * P2, 31) * P1;
                d = Long.rotateLeft(d + word(data, at + 24) * P2, 31) * P1;
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = seed + P5;
        }
        hash += size;
        for (; at + 8 <= end; at += 8) {
            hash ^= Long.rotateLeft(word(data, at) * P2, 31) * P1;
            hash = Long.rotateLeft(hash, 27) * P1 + P4;
        }
        if (at + 4 <= end) {
            long half = data[at] & 0xFFL | (data[at + 1] & 0xFFL) << 8 | (data[at + 2] & 0xFFL) << 16
                    | (data[at + 3] & 0xFFL) << 24;
            hash = Long.rotateLeft(hash ^ half * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < end; at++) {
            hash = Long.rotateLeft(hash ^ (data[at] & 0xFFL) * P5, 11) * P1;
        }
        return finish(hash);
    }

    private static long merge(long hash, long lane) {
        return (hash ^ Long.rotateLeft(lane * P2, 31) * P1) * P1 + P4;
    }

    private static long word(byte[] data, int at) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | data[at + i] & 0xFF;
        }
        return word;
    }

    private static long finish(long hash) {
        hash ^= hash >>> 33;
        hash *= P2;
        hash ^= hash >>> 29;
        hash *= P3;
        return hash ^ hash >>> 32;
    }
}

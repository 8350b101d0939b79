package dev.vonk.runtime.function.hash;

/// MurmurHash3 for 32 bits as Spark's `hash` uses it: ints and longs as whole words, and of bytes the rest past the
/// last whole word byte by byte, each signed.
public final class Murmur3 {
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {
    }

    public static int hashInt(int value, int seed) {
        return finish(mix(seed, scramble(value)), 4);
    }

    public static int hashLong(long value, int seed) {
        int hash = mix(seed, scramble((int) value));
        return finish(mix(hash, scramble((int) (value >>> 32))), 8);
    }

    public static int hashBytes(byte[] data, int start, int size, int seed) {
        int hash = seed;
        int aligned = size & ~3;
        for (int i = 0; i < aligned; i += 4) {
            int at = start + i;
            int word = data[at] & 0xFF | (data[at + 1] & 0xFF) << 8 | (data[at + 2] & 0xFF) << 16 | data[at + 3] << 24;
            hash = mix(hash, scramble(word));
        }
        for (int i = aligned; i < size; i++) {
            hash = mix(hash, scramble(data[start + i]));
        }
        return finish(hash, size);
    }

    private static int scramble(int word) {
        return Integer.rotateLeft(word * C1, 15) * C2;
    }

    private static int mix(int hash, int word) {
        return Integer.rotateLeft(hash ^ word, 13) * 5 + 0xe6546b64;
    }

    private static int finish(int hash, int length) {
        hash ^= length;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}

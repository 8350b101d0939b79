package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `approx_count_distinct` by HyperLogLog with 4096 registers (1.6 % standard error). A group of few values keeps
/// their hashes instead, which is exact and small.
public final class ApproximateDistinct implements Accumulator {
    private static final int BITS = 12;
    private static final int REGISTERS = 1 << BITS;
    private static final int FEW = 128;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    /// The hashes seen, zero-terminated unless full, until there are registers. The hash 0 is taken for 1.
    private long[] @Nullable [] few = new long[0][];
    private byte[] @Nullable [] registers = new byte[0][];
    private long held;

    @Override
    public void grow(int groups) {
        if (groups > few.length) {
            int length = Math.max(groups, few.length * 2);
            few = Arrays.copyOf(few, length);
            registers = Arrays.copyOf(registers, length);
        }
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var hashes = new long[rows];
        VectorHash.combine(arguments[0], rows, hashes);
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                add(groups[i], spread(hashes[i]));
            }
        }
    }

    /// Every bit of the result depends on every bit of the hash.
    private static long spread(long hash) {
        hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }

    private void add(int group, long hash) {
        var dense = registers[group];
        if (dense == null) {
            var sparse = few[group];
            if (sparse == null) {
                sparse = new long[4];
                few[group] = sparse;
                held += 48;
            }
            int at = 0;
            while (at < sparse.length && sparse[at] != 0) {
                if (sparse[at++] == hash) {
                    return;
                }
            }
            if (at < FEW) {
                if (at == sparse.length) {
                    sparse = Arrays.copyOf(sparse, at * 2);
                    few[group] = sparse;
                    held += 8L * at;
                }
                sparse[at] = hash;
                return;
            }
            dense = densify(group, sparse);
        }
        put(dense, hash);
    }

    private byte[] densify(int group, long[] sparse) {
        var dense = new byte[REGISTERS];
        for (long hash : sparse) {
            if (hash != 0) {
                put(dense, hash);
            }
        }
        registers[group] = dense;
        few[group] = null;
        held += REGISTERS - 8L * sparse.length;
        return dense;
    }

    private static void put(byte[] dense, long hash) {
        int register = (int) (hash >>> 64 - BITS);
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1);
        if (rank > dense[register]) {
            dense[register] = rank;
        }
    }

    private long estimate(int group) {
        var dense = registers[group];
        if (dense == null) {
            var sparse = few[group];
            int count = 0;
            while (sparse != null && count < sparse.length && sparse[count] != 0) {
                count++;
            }
            return count;
        }
        double sum = 0;
        int zeros = 0;
        for (byte rank : dense) {
            sum += 1.0 / (1L << rank);
            zeros += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        return Math.round(raw <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log((double) REGISTERS / zeros) : raw);
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        var sketches = (BytesVector) state[0].flat(Scratch.fresh());
        for (int i = 0; i < rows; i++) {
            if (sketches.isNull(i)) {
                continue;
            }
            var bytes = sketches.copy(i);
            if (bytes.length == REGISTERS) {
                var dense = registers[groups[i]];
                if (dense == null) {
                    var sparse = few[groups[i]];
                    dense = densify(groups[i], sparse == null ? new long[0] : sparse);
                }
                for (int k = 0; k < REGISTERS; k++) {
                    dense[k] = (byte) Math.max(dense[k], bytes[k]);
                }
            } else {
                for (var hashes = ByteBuffer.wrap(bytes).asLongBuffer(); hashes.hasRemaining();) {
                    add(groups[i], hashes.get());
                }
            }
        }
    }

    @Override
    public Vector[] state(int groups) {
        var out = VectorBuilder.of(PhysicalType.BYTES, groups);
        for (int i = 0; i < groups; i++) {
            var dense = registers[i];
            if (dense != null) {
                out.appendBytes(dense, 0, dense.length);
            } else {
                var sparse = few[i];
                int count = (int) estimate(i);
                var bytes = ByteBuffer.allocate(8 * count);
                for (int k = 0; sparse != null && k < count; k++) {
                    bytes.putLong(sparse[k]);
                }
                out.appendBytes(bytes.array(), 0, 8 * count);
            }
        }
        return new Vector[]{out.build()};
    }

    @Override
    public Vector result(int groups) {
        var counts = new long[groups];
        for (int i = 0; i < groups; i++) {
            counts[i] = estimate(i);
        }
        return new LongVector(counts, 0, groups, null);
    }

    @Override
    public long bytes() {
        return 16L * few.length + held;
    }
}

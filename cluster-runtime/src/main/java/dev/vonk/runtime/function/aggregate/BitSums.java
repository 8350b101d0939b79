package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.DataType;
import java.util.Arrays;

/// `bit_and`, `bit_or` and `bit_xor` of integers.
public final class BitSums implements Accumulator {
    /// Which of them.
    public enum Kind {
        AND, OR, XOR
    }

    private final Kind kind;
    private final DataType type;
    private final Seen seen = new Seen();
    private long[] bits = new long[0];

    public BitSums(Kind kind, DataType type) {
        this.kind = kind;
        this.type = type;
    }

    @Override
    public void grow(int groups) {
        if (groups > bits.length) {
            int from = bits.length;
            bits = Arrays.copyOf(bits, Math.max(groups, bits.length * 2));
            Arrays.fill(bits, from, bits.length, kind == Kind.AND ? -1 : 0);
        }
        seen.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        var argument = arguments[0];
        seen.mark(groups, rows, argument.validity());
        for (int i = 0; i < rows; i++) {
            if (!argument.isNull(i)) {
                long value = Vectors.longAt(argument, i);
                int group = groups[i];
                bits[group] = switch (kind) {
                    case AND -> bits[group] & value;
                    case OR -> bits[group] | value;
                    case XOR -> bits[group] ^ value;
                };
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        update(groups, rows, state);
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{result(groups)};
    }

    @Override
    public Vector result(int groups) {
        var out = VectorBuilder.of(type, groups);
        for (int i = 0; i < groups; i++) {
            if (seen.is(i)) {
                out.appendLong(bits[i]);
            } else {
                out.appendNull();
            }
        }
        return out.build();
    }

    @Override
    public long bytes() {
        return 8L * bits.length + seen.bytes();
    }
}

package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorHash;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.Kernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `IN` a list of constants: few integers are compared one by one, everything else is looked up in a hash table.
final class Membership {
    private static final int FEW = 6;

    private Membership() {
    }

    static Kernel kernel(Expression.InSet set) {
        var builder = VectorBuilder.of(set.child().type(), set.values().size());
        set.values().forEach(value -> Values.append(builder, set.child().type(), value));
        var members = builder.build();
        var physical = members.physical();
        boolean integers = physical == PhysicalType.INT || physical == PhysicalType.LONG
                || physical == PhysicalType.SHORT || physical == PhysicalType.BYTE;
        if (integers && members.length() <= FEW) {
            var few = new long[members.length()];
            for (int i = 0; i < few.length; i++) {
                few[i] = Vectors.longAt(members, i);
            }
            return (arguments, rows, validity, scratch) -> finish(fewIntegers(few, arguments[0], rows, scratch), rows,
                    validity, set.nullInSet());
        }
        var table = new Table(members);
        return (arguments, rows, validity, scratch) -> finish(table.contains(arguments[0], rows, validity, scratch),
                rows, validity, set.nullInSet());
    }

    private static Vector finish(byte[] found, int rows, @Nullable Validity validity, boolean nullInSet) {
        if (!nullInSet) {
            return new ByteVector(found, 0, rows, validity);
        }
        var nulls = Validity.allPresent(rows);
        for (int i = 0; i < rows; i++) {
            if (found[i] == 0 || validity != null && validity.isNull(i)) {
                nulls.setNull(i);
            }
        }
        return new ByteVector(found, 0, rows, nulls);
    }

    private static byte[] fewIntegers(long[] few, Vector argument, int rows, Scratch scratch) {
        var out = scratch.bytes(rows);
        Arrays.fill(out, 0, rows, (byte) 0);
        for (long member : few) {
            switch (argument) {
                case LongVector(var values, int offset, var _, var _) -> {
                    for (int i = 0; i < rows; i++) {
                        out[i] |= (byte) (values[offset + i] == member ? 1 : 0);
                    }
                }
                case IntVector(var values, int offset, var _, var _) -> {
                    for (int i = 0; i < rows; i++) {
                        out[i] |= (byte) (values[offset + i] == member ? 1 : 0);
                    }
                }
                default -> {
                    for (int i = 0; i < rows; i++) {
                        out[i] |= (byte) (Vectors.longAt(argument, i) == member ? 1 : 0);
                    }
                }
            }
        }
        return out;
    }

    /// Open addressing over row numbers of the members.
    private static final class Table {
        private final Vector members;
        private final int[] slots;
        private final int mask;

        Table(Vector members) {
            this.members = members;
            int size = Integer.highestOneBit(Math.max(8, members.length() * 3)) * 2;
            mask = size - 1;
            slots = new int[size];
            for (int i = 0; i < members.length(); i++) {
                int slot = (int) VectorHash.ofPresent(members, i) & mask;
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = i + 1;
            }
        }

        byte[] contains(Vector argument, int rows, @Nullable Validity validity, Scratch scratch) {
            var out = scratch.bytes(rows);
            var values = argument instanceof ConstantVector constant ? constant.flat(Scratch.fresh()) : argument;
            for (int i = 0; i < rows; i++) {
                out[i] = (byte) ((validity == null || !validity.isNull(i)) && contains(values, i) ? 1 : 0);
            }
            return out;
        }

        private boolean contains(Vector values, int row) {
            int slot = (int) VectorHash.ofPresent(values, row) & mask;
            while (slots[slot] != 0) {
                if (same(values, row, slots[slot] - 1)) {
                    return true;
                }
                slot = slot + 1 & mask;
            }
            return false;
        }

        private boolean same(Vector values, int row, int member) {
            if (values instanceof BytesVector a && members instanceof BytesVector b) {
                return Arrays.equals(a.data(), a.start(row), a.start(row) + a.size(row), b.data(), b.start(member),
                        b.start(member) + b.size(member));
            }
            return VectorOrder.compare(values, row, members, member) == 0;
        }
    }
}

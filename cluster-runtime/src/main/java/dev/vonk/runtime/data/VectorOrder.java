package dev.vonk.runtime.data;

import java.util.Arrays;
import java.util.List;

/// The order of single values: numbers by size with NaN last, text and binaries byte by byte, lists and structs part
/// by part with nulls first. The slow road, for nested values and comparisons outside of loops.
public final class VectorOrder {
    private VectorOrder() {
    }

    /// Negative, zero or positive as row `a` of `left` comes before, with or after row `b` of `right`; both of one
    /// type, encoded or not. Nulls come first.
    public static int compare(Vector left, int a, Vector right, int b) {
        boolean nullA = left.isNull(a);
        boolean nullB = right.isNull(b);
        if (nullA || nullB) {
            return Boolean.compare(nullB, nullA);
        }
        return comparePresent(left, a, right, b);
    }

    private static int comparePresent(Vector left, int a, Vector right, int b) {
        switch (left) {
            case DictionaryVector dictionary -> {
                return comparePresent(dictionary.dictionary(), dictionary.code(a), right, b);
            }
            case ConstantVector constant -> {
                return comparePresent(constant.value(), 0, right, b);
            }
            default -> {
            }
        }
        return switch (right) {
            case DictionaryVector dictionary -> comparePresent(left, a, dictionary.dictionary(), dictionary.code(b));
            case ConstantVector constant -> comparePresent(left, a, constant.value(), 0);
            case ByteVector _,ShortVector _,IntVector _,LongVector _,FloatVector _,DoubleVector _,Decimal128Vector _,BytesVector _,ListVector _,StructVector _,NarrowVector _ ->
                compareFlat(left, a, right, b);
        };
    }

    private static int compareFlat(Vector left, int a, Vector right, int b) {
        return switch (left.physical()) {
            case BYTE, SHORT, INT, LONG -> Long.compare(Vectors.longAt(left, a), Vectors.longAt(right, b));
            case FLOAT, DOUBLE -> compare(Vectors.doubleAt(left, a), Vectors.doubleAt(right, b));
            case DECIMAL128 -> {
                int high = Long.compare(high(left, a), high(right, b));
                yield high != 0 ? high : Long.compareUnsigned(low(left, a), low(right, b));
            }
            case BYTES -> {
                var x = (BytesVector) left;
                var y = (BytesVector) right;
                yield Arrays.compareUnsigned(x.data(), x.start(a), x.start(a) + x.size(a), y.data(), y.start(b),
                        y.start(b) + y.size(b));
            }
            case LIST -> compareLists((ListVector) left, a, (ListVector) right, b);
            case STRUCT -> compareStructs(((StructVector) left).fields(), a, ((StructVector) right).fields(), b);
        };
    }

    /// NaN equals itself and is greater than all else; -0.0 equals 0.0.
    public static int compare(double a, double b) {
        return a == b ? 0 : Double.compare(a, b);
    }

    private static long high(Vector vector, int row) {
        return vector instanceof Decimal128Vector wide
                ? wide.high()[wide.offset() + row]
                : Vectors.longAt(vector, row) >> 63;
    }

    private static long low(Vector vector, int row) {
        return vector instanceof Decimal128Vector wide ? wide.low()[wide.offset() + row] : Vectors.longAt(vector, row);
    }

    private static int compareLists(ListVector left, int a, ListVector right, int b) {
        int common = Math.min(left.size(a), right.size(b));
        for (int i = 0; i < common; i++) {
            int order = compare(left.child(), left.start(a) + i, right.child(), right.start(b) + i);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(a), right.size(b));
    }

    private static int compareStructs(List<Vector> left, int a, List<Vector> right, int b) {
        for (int i = 0; i < left.size(); i++) {
            int order = compare(left.get(i), a, right.get(i), b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}

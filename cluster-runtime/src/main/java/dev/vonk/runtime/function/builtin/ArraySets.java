package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.Optional;

/// Arrays as sets: what occurs twice counts once, in the order of first occurrence.
final class ArraySets {
    private ArraySets() {
    }

    static void add(Family family) {
        family.scalar("array_distinct", "array_distinct(array)", "The array with each value once.",
                "array_distinct(array(1, 2, 3, NULL, 3))", "[1, 2, 3, null]")
                .binds(types -> Collections.unary(types, array -> array, array -> (a, rows, validity, _) -> {
                    var list = ListArgument.of(a[0]);
                    var seen = new ElementSet();
                    return Shapes.values(array, rows, validity, (i, out) -> {
                        seen.clear();
                        for (int k = list.start(i); k < list.end(i); k++) {
                            if (seen.add(list.elements(), k)) {
                                out.elements().append(list.elements(), k);
                            }
                        }
                        out.endList();
                    });
                }));
        family.scalar("array_union", "array_union(array1, array2)", "What is in either array.",
                "array_union(array(1, 2, 3), array(1, 3, 5))", "[1, 2, 3, 5]").binds(types -> both(types, Kind.UNION));
        family.scalar("array_intersect", "array_intersect(array1, array2)", "What is in both arrays.",
                "array_intersect(array(1, 2, 3), array(1, 3, 5))", "[1, 3]")
                .binds(types -> both(types, Kind.INTERSECT));
        family.scalar("array_except", "array_except(array1, array2)",
                "What is in the first array and not in the second.", "array_except(array(1, 2, 3), array(1, 3, 5))",
                "[2]").binds(types -> both(types, Kind.EXCEPT));
        family.scalar("arrays_overlap", "arrays_overlap(array1, array2)",
                "Whether a value is in both; NULL where none is found but one has NULLs.",
                "arrays_overlap(array(1, 2, 3), array(3, 4, 5))", "true").binds(ArraySets::overlap);
    }

    private enum Kind {
        UNION, INTERSECT, EXCEPT
    }

    private static Optional<DataType> common(List<DataType> types) {
        return types.size() != 2
                ? Optional.empty()
                : Coercion.leastCommonType(types).filter(ArrayType.class::isInstance);
    }

    private static Optional<BoundFunction> both(List<DataType> types, Kind kind) {
        return common(types).map(array -> new BoundFunction(List.of(array, array), array, (a, rows, validity, _) -> {
            var left = ListArgument.of(a[0]);
            var right = ListArgument.of(a[1]);
            var others = new ElementSet();
            var put = new ElementSet();
            return Shapes.values(array, rows, validity, (i, out) -> {
                others.clear();
                put.clear();
                for (int k = right.start(i); k < right.end(i); k++) {
                    others.add(right.elements(), k);
                }
                for (int k = left.start(i); k < left.end(i); k++) {
                    boolean wanted = kind == Kind.UNION
                            || others.contains(left.elements(), k) == (kind == Kind.INTERSECT);
                    if (wanted && put.add(left.elements(), k)) {
                        out.elements().append(left.elements(), k);
                    }
                }
                for (int k = right.start(i); kind == Kind.UNION && k < right.end(i); k++) {
                    if (put.add(right.elements(), k)) {
                        out.elements().append(right.elements(), k);
                    }
                }
                out.endList();
            });
        }));
    }

    private static Optional<BoundFunction> overlap(List<DataType> types) {
        return common(types).map(
                array -> new BoundFunction(List.of(array, array), DataTypes.BooleanType, (a, rows, validity, _) -> {
                    var left = ListArgument.of(a[0]);
                    var right = ListArgument.of(a[1]);
                    return Shapes.values(DataTypes.BooleanType, rows, validity, (i, out) -> {
                        if (shares(left, right, i)) {
                            out.appendLong(1);
                        } else if (left.size(i) > 0 && right.size(i) > 0 && (left.anyNull(i) || right.anyNull(i))) {
                            out.appendNull();
                        } else {
                            out.appendLong(0);
                        }
                    });
                }));
    }

    private static boolean shares(ListArgument left, ListArgument right, int row) {
        for (int k = left.start(row); k < left.end(row); k++) {
            for (int m = right.start(row); m < right.end(row) && !left.elements().isNull(k); m++) {
                if (VectorOrder.compare(left.elements(), k, right.elements(), m) == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}

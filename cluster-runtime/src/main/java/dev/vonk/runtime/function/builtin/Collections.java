package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.cast.TextForm;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Arrays: making, searching, cutting, ordering. As sets they are in [ArraySets], maps and structs in [Maps].
public final class Collections implements FunctionFamily {
    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("collection");
        making(family);
        looking(family);
        items(family);
        changing(family);
        ArraySets.add(family);
        return family.functions();
    }

    /// A function of one array.
    static Optional<BoundFunction> unary(List<DataType> types, Function<ArrayType, DataType> result,
            Function<ArrayType, Kernel> kernel) {
        return types.size() == 1 && types.get(0) instanceof ArrayType array
                ? Optional.of(new BoundFunction(types, result.apply(array), kernel.apply(array)))
                : Optional.empty();
    }

    /// A function of an array and a value of its elements' type.
    static Optional<BoundFunction> withElement(List<DataType> types, Function<ArrayType, DataType> result,
            Function<ArrayType, Kernel> kernel) {
        if (types.size() != 2 || !(types.get(0) instanceof ArrayType(var element, var containsNull))) {
            return Optional.empty();
        }
        return Coercion.leastCommonType(element, types.get(1)).map(common -> {
            var array = new ArrayType(common, containsNull);
            return new BoundFunction(List.of(array, common), result.apply(array), kernel.apply(array));
        });
    }

    private static void making(Family family) {
        family.scalar("array", "array(expr, ...)", "The array of these elements.", "array(1, 2, 3)", "[1, 2, 3]")
                .ownNulls().binds(types -> Coercion.leastCommonType(types).map(element -> {
                    var array = DataTypes.createArrayType(element);
                    return new BoundFunction(java.util.Collections.nCopies(types.size(), element), array,
                            (a, rows, _, _) -> Shapes.values(array, rows, null, (i, out) -> {
                                for (var part : a) {
                                    out.elements().append(part, i);
                                }
                                out.endList();
                            }));
                }));
        family.scalar("array_repeat", "array_repeat(element, count)", "The array of `count` times the element.",
                "array_repeat('123', 2)", "[123, 123]").ownNulls().binds(types -> {
                    if (types.size() != 2 || !Coercion.canImplicitlyCast(types.get(1), DataTypes.IntegerType)) {
                        return Optional.empty();
                    }
                    var array = DataTypes.createArrayType(types.get(0));
                    return Optional.of(new BoundFunction(List.of(types.get(0), DataTypes.IntegerType), array,
                            (a, rows, _, _) -> Shapes.values(array, rows, null, (i, out) -> {
                                if (a[1].isNull(i)) {
                                    out.appendNull();
                                    return;
                                }
                                for (long left = Vectors.longAt(a[1], i); left > 0; left--) {
                                    out.elements().append(a[0], i);
                                }
                                out.endList();
                            })));
                });
        family.scalar("sequence", "sequence(start, stop[, step])",
                "The numbers or dates from `start` to `stop`, both included.", "sequence(1, 5)", "[1, 2, 3, 4, 5]")
                .raises().binds(Sequences::bind);
    }

    private static void looking(Family family) {
        Kernel size = (a, rows, validity, scratch) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.ints(rows, validity, scratch, list::size);
        };
        family.scalar("size", "size(expr)", "How many elements an array, or pairs a map, has.",
                "size(array('b', 'd', 'c', 'a'))", "4").alias("cardinality", "array_size")
                .binds(types -> types.size() == 1
                        && (types.get(0) instanceof ArrayType || types.get(0) instanceof MapType)
                                ? Optional.of(new BoundFunction(types, DataTypes.IntegerType, size))
                                : Optional.empty());
        family.scalar("array_contains", "array_contains(array, value)",
                "Whether the value is in the array; NULL where it is not found but the array has NULLs.",
                "array_contains(array(1, 2, 3), 2)", "true")
                .binds(types -> withElement(types, _ -> DataTypes.BooleanType, _ -> (a, rows, validity, _) -> {
                    var list = ListArgument.of(a[0]);
                    return Shapes.values(DataTypes.BooleanType, rows, validity, (i, out) -> {
                        boolean found = list.find(i, a[1], i) >= 0;
                        if (!found && list.anyNull(i)) {
                            out.appendNull();
                        } else {
                            out.appendLong(found ? 1 : 0);
                        }
                    });
                }));
        family.scalar("array_position", "array_position(array, element)",
                "The place of the element, from 1; 0 where it is not there.", "array_position(array(3, 2, 1), 1)", "3")
                .binds(types -> withElement(types, _ -> DataTypes.LongType, _ -> (a, rows, validity, scratch) -> {
                    var list = ListArgument.of(a[0]);
                    return Shapes.longs(rows, validity, scratch, i -> {
                        int at = list.find(i, a[1], i);
                        return at < 0 ? 0 : at - list.start(i) + 1;
                    });
                }));
        family.scalar("array_max", "array_max(array)", "The largest element that is not NULL.",
                "array_max(array(1, 20, NULL, 3))", "20").binds(types -> extreme(types, 1));
        family.scalar("array_min", "array_min(array)", "The smallest element that is not NULL.",
                "array_min(array(1, 20, NULL, 3))", "1").binds(types -> extreme(types, -1));
        family.scalar("array_join", "array_join(array, delimiter[, null_replacement])",
                "The elements as one text; NULLs are left out unless replaced.",
                "array_join(array('hello', NULL, 'world'), ' ', ',')", "hello , world").binds(Collections::join);
    }

    private static Optional<BoundFunction> extreme(List<DataType> types, int sign) {
        return unary(types, ArrayType::elementType, array -> (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            var elements = list.elements();
            return Shapes.values(array.elementType(), rows, validity, (i, out) -> {
                int best = -1;
                for (int k = list.start(i); k < list.end(i); k++) {
                    if (!elements.isNull(k)
                            && (best < 0 || sign * VectorOrder.compare(elements, k, elements, best) > 0)) {
                        best = k;
                    }
                }
                if (best < 0) {
                    out.appendNull();
                } else {
                    out.append(elements, best);
                }
            });
        }).filter(bound -> bound.resultType().isOrderable());
    }

    private static Optional<BoundFunction> join(List<DataType> types) {
        if (types.size() < 2 || types.size() > 3 || !(types.get(0) instanceof ArrayType(var element, var _))) {
            return Optional.empty();
        }
        var wanted = new ArrayList<DataType>(List.of(types.get(0)));
        types.stream().skip(1).forEach(_ -> wanted.add(DataTypes.StringType));
        return Optional.of(new BoundFunction(wanted, DataTypes.StringType, context -> {
            var zone = new Zone(context.zone());
            return (a, rows, validity, scratch) -> {
                var list = ListArgument.of(a[0]);
                var delimiter = TextArgument.of(a[1]);
                var replacement = a.length > 2 ? TextArgument.of(a[2]) : null;
                return Shapes.text(rows, validity, rows * 16, scratch, (i, out) -> {
                    var text = new StringBuilder();
                    boolean first = true;
                    for (int k = list.start(i); k < list.end(i); k++) {
                        boolean absent = list.elements().isNull(k);
                        if (absent && replacement == null) {
                            continue;
                        }
                        text.append(first ? "" : delimiter.string(i));
                        first = false;
                        if (absent && replacement != null) {
                            text.append(replacement.string(i));
                        } else {
                            TextForm.append(text, list.elements(), element, k, zone);
                        }
                    }
                    out.append(text.toString());
                });
            };
        }));
    }

    /// What an index outside of an array does.
    private enum Outside {
        RAISE, NULL
    }

    private static void items(Family family) {
        family.scalar("get_item", "expr[key]",
                "The element at an index, from 0, or the value of a key, NULL where there is no such key.",
                "get_item(array(1, 2, 3), 0)", "1").raises().binds(types -> item(types, 0, Outside.RAISE));
        family.scalar("get", "get(array, index)", "The element at an index, from 0; NULL where there is none.",
                "get(array(1, 2, 3), 5)", "NULL")
                .binds(types -> types.size() == 2 && types.get(0) instanceof MapType
                        ? Optional.empty()
                        : item(types, 0, Outside.NULL));
        family.scalar("element_at", "element_at(array | map, index | key)",
                "The element at an index, from 1 or from -1 at the end, or the value of a key.",
                "element_at(array(1, 2, 3), 2)", "2").raises().binds(types -> item(types, 1, Outside.RAISE));
        family.scalar("try_element_at", "try_element_at(array | map, index | key)",
                "As `element_at`, but NULL where the array has no such index.", "try_element_at(array(1, 2, 3), 5)",
                "NULL").binds(types -> item(types, 1, Outside.NULL));
    }

    private static Optional<BoundFunction> item(List<DataType> types, int base, Outside outside) {
        if (types.size() != 2) {
            return Optional.empty();
        }
        if (types.get(0) instanceof MapType map) {
            return Coercion.leastCommonType(map.keyType(), types.get(1)).filter(key -> key.equals(map.keyType()))
                    .map(key -> new BoundFunction(List.of(map, key), map.valueType(), (a, rows, validity, _) -> {
                        var list = ListArgument.of(a[0]);
                        return Shapes.values(map.valueType(), rows, validity, (i, out) -> {
                            int at = ListArgument.find(list.keys(), list.start(i), list.end(i), a[1], i);
                            if (at < 0) {
                                out.appendNull();
                            } else {
                                out.append(list.values(), at);
                            }
                        });
                    }));
        }
        if (!(types.get(0) instanceof ArrayType array)
                || !types.get(1).isIntegral() && !(types.get(1) instanceof DataType.NullType)) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(List.of(array, DataTypes.IntegerType), array.elementType(),
                (a, rows, validity, _) -> {
                    var list = ListArgument.of(a[0]);
                    return Shapes.values(array.elementType(), rows, validity,
                            (i, out) -> append(out, list, i, Vectors.longAt(a[1], i), base, outside));
                }));
    }

    private static void append(VectorBuilder out, ListArgument list, int row, long index, int base, Outside outside) {
        int size = list.size(row);
        if (base == 1 && index == 0) {
            throw new DataException("INVALID_INDEX_OF_ZERO",
                    "element_at was asked for element 0. Elements count from 1, or from -1 at the end.");
        }
        long at = base == 0 ? index : index > 0 ? index - 1 : size + index;
        if (at >= 0 && at < size) {
            out.append(list.elements(), list.start(row) + (int) at);
        } else if (outside == Outside.NULL) {
            out.appendNull();
        } else {
            throw new DataException(base == 0 ? "INVALID_ARRAY_INDEX" : "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
                    "The array has " + size + " elements, none at " + index
                            + ". Use " + (base == 0 ? "get(array, index)" : "try_element_at")
                            + " to get NULL instead.");
        }
    }

    static Optional<BoundFunction> concat(List<DataType> types) {
        return Coercion.leastCommonType(types).filter(ArrayType.class::isInstance)
                .map(array -> new BoundFunction(java.util.Collections.nCopies(types.size(), array), array,
                        (a, rows, validity, _) -> {
                            var lists = Arrays.stream(a).map(ListArgument::of).toList();
                            return Shapes.values(array, rows, validity, (i, out) -> {
                                for (var list : lists) {
                                    out.elements().appendRange(list.elements(), list.start(i), list.size(i));
                                }
                                out.endList();
                            });
                        }));
    }

    static Optional<BoundFunction> reverse(List<DataType> types) {
        return unary(types, array -> array, array -> (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.values(array, rows, validity, (i, out) -> {
                for (int k = list.end(i) - 1; k >= list.start(i); k--) {
                    out.elements().append(list.elements(), k);
                }
                out.endList();
            });
        });
    }

    private static void changing(Family family) {
        family.scalar("array_remove", "array_remove(array, element)", "The array without the elements that equal it.",
                "array_remove(array(1, 2, 3, NULL, 3), 3)", "[1, 2, null]")
                .binds(types -> withElement(types, array -> array, array -> (a, rows, validity, _) -> {
                    var list = ListArgument.of(a[0]);
                    return Shapes.values(array, rows, validity, (i, out) -> {
                        for (int k = list.start(i); k < list.end(i); k++) {
                            if (VectorOrder.compare(list.elements(), k, a[1], i) != 0) {
                                out.elements().append(list.elements(), k);
                            }
                        }
                        out.endList();
                    });
                }));
        family.scalar("array_compact", "array_compact(array)", "The array without its NULLs.",
                "array_compact(array(1, 2, NULL))", "[1, 2]")
                .binds(types -> unary(types, array -> new ArrayType(array.elementType(), false),
                        array -> (a, rows, validity, _) -> {
                            var list = ListArgument.of(a[0]);
                            return Shapes.values(array, rows, validity, (i, out) -> {
                                for (int k = list.start(i); k < list.end(i); k++) {
                                    if (!list.elements().isNull(k)) {
                                        out.elements().append(list.elements(), k);
                                    }
                                }
                                out.endList();
                            });
                        }));
        family.scalar("array_append", "array_append(array, element)", "The array with the element at its end.",
                "array_append(array('b', 'd'), 'c')", "[b, d, c]").ownNulls().binds(types -> extended(types, false));
        family.scalar("array_prepend", "array_prepend(array, element)", "The array with the element at its start.",
                "array_prepend(array('b', 'd'), 'c')", "[c, b, d]").ownNulls().binds(types -> extended(types, true));
        family.scalar("array_insert", "array_insert(array, pos, element)",
                "The array with the element put in at `pos` (1-based, negative from the end), filled up with NULLs where it is shorter.",
                "array_insert(array(1, 2, 3, 4), 5, 5)", "[1, 2, 3, 4, 5]").ownNulls().raises()
                .binds(Collections::inserted);
        family.scalar("shuffle", "shuffle(array)", "The array in random order.", "size(shuffle(array(1, 20, 3, 5)))",
                "4").varies().binds(types -> unary(types, array -> array, array -> (a, rows, validity, _) -> {
                    var list = ListArgument.of(a[0]);
                    var random = new SplittableRandom();
                    return Shapes.values(array, rows, validity, (i, out) -> {
                        var order = new int[list.size(i)];
                        for (int k = 0; k < order.length; k++) {
                            int other = random.nextInt(k + 1);
                            order[k] = order[other];
                            order[other] = list.start(i) + k;
                        }
                        for (int at : order) {
                            out.elements().append(list.elements(), at);
                        }
                        out.endList();
                    });
                }));
        family.scalar("arrays_zip", "arrays_zip(array, ...)",
                "The array of structs of the elements at the same places.", "arrays_zip(array(1, 2), array('a', 'b'))",
                "[{1, a}, {2, b}]").binds(Collections::zipped);
        family.scalar("flatten", "flatten(array_of_arrays)", "The elements of the arrays, one after the other.",
                "flatten(array(array(1, 2), array(3, 4)))", "[1, 2, 3, 4]").binds(Collections::flatten);
        family.scalar("slice", "slice(array, start, length)",
                "The part from `start` (1-based, negative from the end) on, so many elements long.",
                "slice(array(1, 2, 3, 4), -2, 2)", "[3, 4]").raises()
                .binds(types -> types.size() == 3 && types.get(0) instanceof ArrayType array
                        && types.get(1).isIntegral() && types.get(2).isIntegral()
                                ? Optional.of(
                                        new BoundFunction(List.of(array, DataTypes.IntegerType, DataTypes.IntegerType),
                                                array, (a, rows, validity, _) -> slice(a, array, rows, validity)))
                                : Optional.empty());
        family.scalar("sort_array", "sort_array(array[, ascending])",
                "The array in order; NULLs first when ascending, last when not.",
                "sort_array(array('b', 'd', NULL, 'c', 'a'), true)", "[null, a, b, c, d]").binds(types -> {
                    boolean withOrder = types.size() == 2 && types.get(1) instanceof DataType.BooleanType;
                    return types.size() == 1 || withOrder ? sorted(types, true) : Optional.empty();
                });
        family.scalar("array_sort", "array_sort(array)", "The array in ascending order, NULLs last.",
                "array_sort(array('b', 'd', NULL, 'c', 'a'))", "[a, b, c, d, null]")
                .binds(types -> types.size() == 1 ? sorted(types, false) : Optional.empty());
    }

    private static Vector slice(Vector[] a, ArrayType array, int rows, @Nullable Validity validity) {
        var list = ListArgument.of(a[0]);
        return Shapes.values(array, rows, validity, (i, out) -> {
            long start = Vectors.longAt(a[1], i);
            long length = Vectors.longAt(a[2], i);
            if (start == 0 || length < 0) {
                throw new DataException(start == 0 ? "INVALID_PARAMETER_VALUE.START" : "INVALID_PARAMETER_VALUE.LENGTH",
                        "slice(array, " + start + ", " + length
                                + "): the start counts from 1, or from -1 at the end, and the length is not negative.");
            }
            long from = start > 0 ? start - 1 : list.size(i) + start;
            if (from >= 0 && from < list.size(i)) {
                out.elements().appendRange(list.elements(), list.start(i) + (int) from,
                        (int) Math.min(length, list.size(i) - from));
            }
            out.endList();
        });
    }

    private static Optional<BoundFunction> extended(List<DataType> types, boolean atStart) {
        return withElement(types, array -> new ArrayType(array.elementType(), true), array -> (a, rows, _, _) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.values(array, rows, null, (i, out) -> {
                if (a[0].isNull(i)) {
                    out.appendNull();
                    return;
                }
                if (atStart) {
                    out.elements().append(a[1], i);
                }
                out.elements().appendRange(list.elements(), list.start(i), list.size(i));
                if (!atStart) {
                    out.elements().append(a[1], i);
                }
                out.endList();
            });
        });
    }

    private static Optional<BoundFunction> inserted(List<DataType> types) {
        if (types.size() != 3 || !(types.get(0) instanceof ArrayType given) || !types.get(1).isIntegral()) {
            return Optional.empty();
        }
        return Coercion.leastCommonType(given.elementType(), types.get(2)).map(element -> {
            var array = new ArrayType(element, true);
            return new BoundFunction(List.of(array, DataTypes.IntegerType, element), array, (a, rows, _, _) -> {
                var list = ListArgument.of(a[0]);
                return Shapes.values(array, rows, null, (i, out) -> {
                    if (a[0].isNull(i) || a[1].isNull(i)) {
                        out.appendNull();
                        return;
                    }
                    insert(out, list, i, Vectors.longAt(a[1], i), a[2]);
                });
            });
        });
    }

    private static void insert(VectorBuilder out, ListArgument list, int row, long position, Vector element) {
        if (position == 0) {
            throw new DataException("INVALID_INDEX_OF_ZERO",
                    "array_insert was asked for position 0. Positions count from 1, or from -1 at the end.");
        }
        int size = list.size(row);
        long at = position > 0 ? position - 1 : size + position + 1;
        if (at < 0) {
            out.elements().append(element, row);
            for (long k = at; k < 0; k++) {
                out.elements().appendNull();
            }
            out.elements().appendRange(list.elements(), list.start(row), size);
        } else {
            int before = (int) Math.min(at, size);
            out.elements().appendRange(list.elements(), list.start(row), before);
            for (long k = size; k < at; k++) {
                out.elements().appendNull();
            }
            out.elements().append(element, row);
            out.elements().appendRange(list.elements(), list.start(row) + before, size - before);
        }
        out.endList();
    }

    private static Optional<BoundFunction> zipped(List<DataType> types) {
        var struct = new StructType();
        for (int k = 0; k < types.size(); k++) {
            if (!(types.get(k) instanceof ArrayType(var element, var _))) {
                return Optional.empty();
            }
            struct = struct.add(String.valueOf(k), element);
        }
        var array = new ArrayType(struct, false);
        return Optional.of(new BoundFunction(types, array, (a, rows, validity, _) -> {
            var lists = Arrays.stream(a).map(ListArgument::of).toList();
            return Shapes.values(array, rows, validity, (i, out) -> {
                int longest = lists.stream().mapToInt(list -> list.size(i)).max().orElse(0);
                for (int at = 0; at < longest; at++) {
                    for (int k = 0; k < lists.size(); k++) {
                        if (at < lists.get(k).size(i)) {
                            out.elements().field(k).append(lists.get(k).elements(), lists.get(k).start(i) + at);
                        } else {
                            out.elements().field(k).appendNull();
                        }
                    }
                    out.elements().endStruct();
                }
                out.endList();
            });
        }));
    }

    private static Optional<BoundFunction> flatten(List<DataType> types) {
        if (types.size() != 1 || !(types.get(0) instanceof ArrayType(ArrayType inner, var _))) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(types, inner, (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.values(inner, rows, validity, (i, out) -> {
                if (list.anyNull(i)) {
                    out.appendNull();
                    return;
                }
                var parts = ListArgument.of(list.elements().flat(Scratch.fresh()));
                for (int k = list.start(i); k < list.end(i); k++) {
                    out.elements().appendRange(parts.elements(), parts.start(k), parts.size(k));
                }
                out.endList();
            });
        }));
    }

    private static Optional<BoundFunction> sorted(List<DataType> types, boolean nullsByOrder) {
        if (!(types.get(0) instanceof ArrayType array) || !array.elementType().isOrderable()) {
            return Optional.empty();
        }
        return Optional.of(new BoundFunction(types, array, (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            var elements = list.elements();
            return Shapes.values(array, rows, validity, (i, out) -> {
                boolean ascending = a.length < 2 || Vectors.longAt(a[1], i) != 0;
                var order = new Integer[list.size(i)];
                for (int k = 0; k < order.length; k++) {
                    order[k] = list.start(i) + k;
                }
                Arrays.sort(order, (x, y) -> {
                    if (!nullsByOrder && elements.isNull(x) != elements.isNull(y)) {
                        return elements.isNull(x) ? 1 : -1;
                    }
                    int compared = VectorOrder.compare(elements, x, elements, y);
                    return ascending ? compared : -compared;
                });
                for (int at : order) {
                    out.elements().append(elements, at);
                }
                out.endList();
            });
        }));
    }
}

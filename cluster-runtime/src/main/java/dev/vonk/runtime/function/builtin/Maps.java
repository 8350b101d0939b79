package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.PatternCache;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Maps and structs.
public final class Maps implements FunctionFamily {
    private static final MapType TEXTS = new MapType(DataTypes.StringType, DataTypes.StringType, true);

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("collection");
        making(family);
        parts(family);
        structs(family);
        return family.functions();
    }

    private static void making(Family family) {
        family.scalar("map", "map(key, value, ...)", "The map of these pairs.", "map(1.0, '2', 3.0, '4')",
                "{1.0 -> 2, 3.0 -> 4}").ownNulls().raises().binds(Maps::pairs);
        family.scalar("map_from_arrays", "map_from_arrays(keys, values)",
                "The map of the keys and the values at the same places.",
                "map_from_arrays(array(1.0, 3.0), array('2', '4'))", "{1.0 -> 2, 3.0 -> 4}").raises().binds(types -> {
                    if (types.size() != 2 || !(types.get(0) instanceof ArrayType(var key, var _))
                            || !(types.get(1) instanceof ArrayType(var value, var containsNull))) {
                        return Optional.empty();
                    }
                    var map = new MapType(key, value, containsNull);
                    return Optional.of(new BoundFunction(types, map, (a, rows, validity, _) -> {
                        var keys = ListArgument.of(a[0]);
                        var values = ListArgument.of(a[1]);
                        return Shapes.values(map, rows, validity, (i, out) -> {
                            if (keys.size(i) != values.size(i)) {
                                throw new DataException("INVALID_PARAMETER_VALUE.LENGTH", "map_from_arrays was given "
                                        + keys.size(i) + " keys and " + values.size(i) + " values.");
                            }
                            var seen = new ElementSet();
                            for (int k = 0; k < keys.size(i); k++) {
                                put(out, seen, keys.elements(), keys.start(i) + k, values.elements(),
                                        values.start(i) + k);
                            }
                            out.endList();
                        });
                    }));
                });
        family.scalar("map_from_entries", "map_from_entries(array_of_pairs)",
                "The map of the pairs, each a struct of a key and a value.",
                "map_from_entries(array(struct(1, 'a'), struct(2, 'b')))", "{1 -> a, 2 -> b}").raises().binds(types -> {
                    if (types.size() != 1 || !(types.get(0) instanceof ArrayType(StructType pair, var _))
                            || pair.size() != 2) {
                        return Optional.empty();
                    }
                    var map = new MapType(pair.field(0).dataType(), pair.field(1).dataType(), true);
                    return Optional.of(new BoundFunction(types, map, (a, rows, validity, _) -> {
                        var list = ListArgument.of(a[0]);
                        return Shapes.values(map, rows, validity, (i, out) -> {
                            if (list.anyNull(i)) {
                                out.appendNull();
                                return;
                            }
                            appendEntries(out, new ElementSet(), list, i);
                            out.endList();
                        });
                    }));
                });
        family.scalar("map_concat", "map_concat(map, ...)", "The pairs of all maps.",
                "map_concat(map(1, 'a', 2, 'b'), map(3, 'c'))", "{1 -> a, 2 -> b, 3 -> c}").raises()
                .binds(types -> Coercion.leastCommonType(types).filter(MapType.class::isInstance)
                        .map(map -> new BoundFunction(java.util.Collections.nCopies(types.size(), map), map,
                                (a, rows, validity, _) -> Shapes.values(map, rows, validity, (i, out) -> {
                                    var seen = new ElementSet();
                                    for (var part : a) {
                                        appendEntries(out, seen, ListArgument.of(part), i);
                                    }
                                    out.endList();
                                }))));
        family.scalar("str_to_map", "str_to_map(text[, pair_delimiter[, key_value_delimiter]])",
                "The map that text such as `a:1,b:2` writes; delimiters are patterns.",
                "str_to_map('a:1,b:2,c:3', ',', ':')", "{a -> 1, b -> 2, c -> 3}").raises()
                .takes("string -> map<string,string>", textMap())
                .takes("string, string -> map<string,string>", textMap())
                .takes("string, string, string -> map<string,string>", textMap());
    }

    private static Optional<BoundFunction> pairs(List<DataType> types) {
        if (types.size() % 2 != 0) {
            return Optional.empty();
        }
        var keys = new ArrayList<DataType>();
        var values = new ArrayList<DataType>();
        for (int i = 0; i < types.size(); i++) {
            (i % 2 == 0 ? keys : values).add(types.get(i));
        }
        return Coercion.leastCommonType(keys).flatMap(key -> Coercion.leastCommonType(values).map(value -> {
            var map = new MapType(key, value, true);
            var wanted = new ArrayList<DataType>();
            for (int i = 0; i < types.size(); i++) {
                wanted.add(i % 2 == 0 ? key : value);
            }
            return new BoundFunction(wanted, map, (a, rows, _, _) -> Shapes.values(map, rows, null, (i, out) -> {
                var seen = new ElementSet();
                for (int k = 0; k < a.length; k += 2) {
                    put(out, seen, a[k], i, a[k + 1], i);
                }
                out.endList();
            }));
        }));
    }

    private static void appendEntries(VectorBuilder out, ElementSet seen, ListArgument list, int row) {
        for (int k = list.start(row); k < list.end(row); k++) {
            put(out, seen, list.keys(), k, list.values(), k);
        }
    }

    private static void put(VectorBuilder out, ElementSet seen, Vector keys, int key, Vector values, int value) {
        if (keys.isNull(key)) {
            throw new DataException("NULL_MAP_KEY",
                    "A map cannot have NULL as a key. Leave the pair out, or give the key a value with coalesce.");
        }
        if (!seen.add(keys, key)) {
            throw new DataException("DUPLICATED_MAP_KEY",
                    "A key occurs twice in one map. Make the keys distinct first.");
        }
        out.elements().field(0).append(keys, key);
        out.elements().field(1).append(values, value);
        out.elements().endStruct();
    }

    private static Function<EvaluationContext, Kernel> textMap() {
        return _ -> {
            var cache = new PatternCache();
            return (a, rows, validity, _) -> {
                var text = TextArgument.of(a[0]);
                return Shapes.values(TEXTS, rows, validity, (i, out) -> {
                    var pairs = cache.regex(a.length > 1 ? TextArgument.of(a[1]).string(i) : ",", "str_to_map");
                    var sides = cache.regex(a.length > 2 ? TextArgument.of(a[2]).string(i) : ":", "str_to_map");
                    var seen = new HashSet<String>();
                    for (var pair : pairs.split(text.string(i), -1)) {
                        var parts = sides.split(pair, 2);
                        if (!seen.add(parts[0])) {
                            throw new DataException("DUPLICATED_MAP_KEY",
                                    "The key '" + parts[0] + "' occurs twice in '" + text.string(i) + "'.");
                        }
                        append(out.elements().field(0), parts[0]);
                        if (parts.length > 1) {
                            append(out.elements().field(1), parts[1]);
                        } else {
                            out.elements().field(1).appendNull();
                        }
                        out.elements().endStruct();
                    }
                    out.endList();
                });
            };
        };
    }

    private static void append(VectorBuilder out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.appendBytes(bytes, 0, bytes.length);
    }

    private static Optional<BoundFunction> ofMap(List<DataType> types, Function<MapType, DataType> result,
            Function<MapType, Kernel> kernel) {
        return types.size() == 1 && types.get(0) instanceof MapType map
                ? Optional.of(new BoundFunction(types, result.apply(map), kernel.apply(map)))
                : Optional.empty();
    }

    private static void parts(Family family) {
        family.scalar("map_keys", "map_keys(map)", "The keys as an array.", "map_keys(map(1, 'a', 2, 'b'))", "[1, 2]")
                .binds(types -> ofMap(types, map -> new ArrayType(map.keyType(), false),
                        map -> side(new ArrayType(map.keyType(), false), 0)));
        family.scalar("map_values", "map_values(map)", "The values as an array.", "map_values(map(1, 'a', 2, 'b'))",
                "[a, b]")
                .binds(types -> ofMap(types, map -> new ArrayType(map.valueType(), map.valueContainsNull()),
                        map -> side(new ArrayType(map.valueType(), true), 1)));
        family.scalar("map_entries", "map_entries(map)", "The pairs as an array of structs of `key` and `value`.",
                "map_entries(map(1, 'a', 2, 'b'))", "[{1, a}, {2, b}]")
                .binds(types -> ofMap(types, map -> new ArrayType(VectorBuilder.entryType(map), false),
                        _ -> (a, _, _, _) -> a[0]));
        family.scalar("map_contains_key", "map_contains_key(map, key)", "Whether the map has the key.",
                "map_contains_key(map(1, 'a', 2, 'b'), 1)", "true")
                .binds(types -> types.size() == 2 && types.get(0) instanceof MapType map
                        ? Coercion.leastCommonType(map.keyType(), types.get(1)).filter(key -> key.equals(map.keyType()))
                                .map(key -> new BoundFunction(List.of(map, key), DataTypes.BooleanType,
                                        (a, rows, validity, scratch) -> {
                                            var list = ListArgument.of(a[0]);
                                            return Shapes.booleans(rows, validity, scratch, i -> ListArgument
                                                    .find(list.keys(), list.start(i), list.end(i), a[1], i) >= 0);
                                        }))
                        : Optional.empty());
    }

    private static Kernel side(ArrayType array, int field) {
        return (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            var parts = ((StructVector) list.elements()).fields().get(field);
            return Shapes.values(array, rows, validity, (i, out) -> {
                out.elements().appendRange(parts, list.start(i), list.size(i));
                out.endList();
            });
        };
    }

    /// Field names are no values: whoever makes the call puts the struct type with the right names into it.
    private static void structs(Family family) {
        family.scalar("struct", "struct(col, ...)", "The struct of these values.", "struct(1, 'b')", "{1, b}")
                .ownNulls().binds(types -> {
                    var struct = new StructType();
                    for (int i = 0; i < types.size(); i++) {
                        struct = struct.add("col" + (i + 1), types.get(i));
                    }
                    return Optional.of(new BoundFunction(types, struct,
                            (a, rows, _, _) -> new StructVector(List.of(a), rows, null)));
                });
        family.scalar("named_struct", "named_struct(name, value, ...)", "The struct of these names and values.",
                "named_struct('a', 1, 'b', 2)", "{1, 2}").ownNulls().binds(types -> {
                    if (types.size() % 2 != 0) {
                        return Optional.empty();
                    }
                    var struct = new StructType();
                    for (int i = 1; i < types.size(); i += 2) {
                        struct = struct.add("col" + (i / 2 + 1), types.get(i));
                    }
                    return Optional.of(new BoundFunction(types, struct, (a, rows, _, _) -> {
                        var values = new ArrayList<Vector>();
                        for (int i = 1; i < a.length; i += 2) {
                            values.add(a[i]);
                        }
                        return new StructVector(values, rows, null);
                    }));
                });
    }
}

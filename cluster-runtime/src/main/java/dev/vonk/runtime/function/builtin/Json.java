package dev.vonk.runtime.function.builtin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON text: looking into it, making it, reading values out of it.
public final class Json implements FunctionFamily {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("json");
        family.scalar("get_json_object", "get_json_object(json, path)",
                "What stands at a path such as `$.a[0].b`; NULL where nothing does.",
                "get_json_object('{\"a\":\"b\"}', '$.a')", "b").takes("string, string -> string", _ -> {
                    var paths = new HashMap<String, @Nullable List<String>>();
                    return (a, rows, validity, scratch) -> {
                        var text = TextArgument.of(a[0]);
                        var path = TextArgument.of(a[1]);
                        return Shapes.textOrNull(rows, validity, text.total(rows), scratch, (i, out) -> {
                            var steps = paths.computeIfAbsent(path.string(i), Json::steps);
                            var node = steps == null ? null : parse(text.string(i));
                            var found = node == null || steps == null ? null : find(node, steps);
                            if (found == null) {
                                return false;
                            }
                            out.append(found);
                            return true;
                        });
                    };
                });
        family.scalar("json_array_length", "json_array_length(json)",
                "How many elements the outermost JSON array has; NULL for anything else.",
                "json_array_length('[1,2,3,4]')", "4").takes("string -> int", (a, rows, validity, _) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.values(DataTypes.IntegerType, rows, validity, (i, out) -> {
                        var node = parse(text.string(i));
                        if (node == null || !node.isArray()) {
                            out.appendNull();
                        } else {
                            out.appendLong(node.size());
                        }
                    });
                });
        family.scalar("json_object_keys", "json_object_keys(json)",
                "The keys of the outermost JSON object; NULL for anything else.",
                "json_object_keys('{\"a\":1,\"b\":2}')", "[a, b]")
                .takes("string -> array<string>", (a, rows, validity, _) -> {
                    var text = TextArgument.of(a[0]);
                    return Shapes.values(DataTypes.createArrayType(DataTypes.StringType), rows, validity, (i, out) -> {
                        var node = parse(text.string(i));
                        if (node == null || !node.isObject()) {
                            out.appendNull();
                            return;
                        }
                        node.fieldNames().forEachRemaining(key -> append(out.elements(), key));
                        out.endList();
                    });
                });
        family.scalar("to_json", "to_json(expr)", "A struct, map or array as JSON text.", "to_json(map('a', 1))",
                "{\"a\":1}").binds(types -> {
                    if (types.size() != 1 || !(types.get(0) instanceof StructType || types.get(0) instanceof MapType
                            || types.get(0) instanceof ArrayType)) {
                        return Optional.empty();
                    }
                    return Optional.of(new BoundFunction(types, DataTypes.StringType, context -> {
                        var zone = new Zone(context.zone());
                        return (a, rows, validity, scratch) -> Shapes.text(rows, validity, rows * 32, scratch,
                                (i, out) -> {
                                    var json = new StringBuilder();
                                    JsonText.append(json, a[0], types.get(0), i, zone);
                                    out.append(json.toString());
                                });
                    }));
                });
        family.scalar("from_json", "from_json(json, schema)",
                "The values that JSON text holds, of the type of `schema` (whose own value does not count); NULL where the text is broken.",
                "from_json('[1,2]', array(0))", "[1, 2]").ownNulls().binds(types -> {
                    if (types.size() != 2 || !(types.get(1) instanceof StructType || types.get(1) instanceof MapType
                            || types.get(1) instanceof ArrayType)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            new BoundFunction(List.of(DataTypes.StringType, types.get(1)), types.get(1), context -> {
                                var zone = new Zone(context.zone());
                                return (a, rows, _, _) -> {
                                    var text = TextArgument.of(a[0]);
                                    return Shapes.values(types.get(1), rows, null, (i, out) -> {
                                        var node = text.isNull(i) ? null : parse(text.string(i));
                                        if (node == null) {
                                            out.appendNull();
                                        } else {
                                            JsonText.read(out, types.get(1), node, zone);
                                        }
                                    });
                                };
                            }));
                });
        return family.functions();
    }

    private static void append(VectorBuilder out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.appendBytes(bytes, 0, bytes.length);
    }

    /// Null where the text is no JSON.
    private static @Nullable JsonNode parse(String text) {
        try {
            var node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    /// The steps of a path: `.name` for a key, `[n]` for an index, `[*]` for all elements; null where it is no path.
    private static @Nullable List<String> steps(String path) {
        if (!path.startsWith("$")) {
            return null;
        }
        var steps = new ArrayList<String>();
        for (int i = 1; i < path.length();) {
            int end;
            if (path.charAt(i) == '.') {
                end = i + 1;
                while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                    end++;
                }
                if (end == i + 1) {
                    return null;
                }
                steps.add(path.substring(i, end));
            } else if (path.startsWith("['", i) && path.indexOf("']", i) > 0) {
                end = path.indexOf("']", i) + 2;
                steps.add("." + path.substring(i + 2, end - 2));
            } else if (path.charAt(i) == '[' && path.indexOf(']', i) > 0) {
                end = path.indexOf(']', i) + 1;
                var index = path.substring(i + 1, end - 1);
                if (!index.equals("*")
                        && (index.isEmpty() || index.length() > 9 || !index.chars().allMatch(Character::isDigit))) {
                    return null;
                }
                steps.add("[" + index);
            } else {
                return null;
            }
            i = end;
        }
        return steps;
    }

    /// A single find as its text; several as a JSON array.
    private static @Nullable String find(JsonNode root, List<String> steps) {
        List<JsonNode> found = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            for (var node : found) {
                if (step.equals("[*")) {
                    node.forEach(next::add);
                } else if (step.startsWith("[")) {
                    addPresent(next, node.isArray() ? node.get(Integer.parseInt(step.substring(1))) : null);
                } else if (step.equals(".*")) {
                    node.forEach(next::add);
                } else if (node.isArray()) {
                    node.forEach(element -> addPresent(next, element.get(step.substring(1))));
                } else {
                    addPresent(next, node.get(step.substring(1)));
                }
            }
            found = next;
        }
        if (found.isEmpty()) {
            return null;
        }
        if (found.size() > 1) {
            return found.stream().map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
        }
        var only = found.get(0);
        return only.isNull() ? null : only.isTextual() ? only.textValue() : only.toString();
    }

    private static void addPresent(List<JsonNode> nodes, @Nullable JsonNode node) {
        if (node != null) {
            nodes.add(node);
        }
    }
}

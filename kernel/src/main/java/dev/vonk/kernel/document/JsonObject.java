package dev.vonk.kernel.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON object that never changes: the metadata of a notebook, cell or output, and the fields of theirs that we do
/// not know. It keeps the order of its keys and the spelling of its numbers.
public final class JsonObject {
    public static final JsonObject EMPTY = new JsonObject(JsonNodeFactory.instance.objectNode());

    private final ObjectNode fields;

    private JsonObject(ObjectNode fields) {
        this.fields = fields;
    }

    /// Values may be maps, lists, strings, numbers, booleans and null.
    public static JsonObject of(Map<String, ? extends @Nullable Object> fields) {
        return new JsonObject((ObjectNode) node(fields));
    }

    /// The object in a text.
    ///
    /// @throws NotebookException if the text is no JSON object; the message goes on from the file's name
    public static JsonObject parse(String text) {
        if (JsonTree.parse(text) instanceof ObjectNode object) {
            return of(object);
        }
        throw new NotebookException("holds no JSON object");
    }

    static JsonObject of(ObjectNode fields) {
        return fields.isEmpty() ? EMPTY : new JsonObject(fields.deepCopy());
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public boolean has(String key) {
        return fields.has(key);
    }

    /// The text under a path of keys; empty where there is none or it is no text.
    public Optional<String> text(String... path) {
        JsonNode node = fields;
        for (String key : path) {
            node = node.path(key);
        }
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /// A copy with this field set. A new field goes to its place in the alphabet where the others stand in that order,
    /// as they do in files by Jupyter, and to the end otherwise.
    public JsonObject with(String key, @Nullable Object value) {
        ObjectNode copy = fields.deepCopy();
        put(copy, key, node(value));
        return new JsonObject(copy);
    }

    public JsonObject without(String key) {
        ObjectNode copy = fields.deepCopy();
        copy.remove(key);
        return new JsonObject(copy);
    }

    /// The fields as maps, lists and simple values.
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        fields.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    /// The tree itself; callers must not change it.
    ObjectNode fields() {
        return fields;
    }

    static void put(ObjectNode object, String key, JsonNode value) {
        if (object.has(key)) {
            object.set(key, value);
            return;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Map<String, JsonNode> later = new LinkedHashMap<>();
        if (names.equals(names.stream().sorted().toList())) {
            names.stream().filter(name -> name.compareTo(key) > 0)
                    .forEach(name -> later.put(name, object.remove(name)));
        }
        object.set(key, value);
        object.setAll(later);
    }

    static JsonNode node(@Nullable Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case JsonObject object -> object.fields.deepCopy();
            case JsonNode node -> node;
            case String text -> nodes.textNode(text);
            case Boolean flag -> nodes.booleanNode(flag);
            case Number number -> number(nodes, number);
            case Map<?, ?> map -> {
                ObjectNode object = nodes.objectNode();
                map.forEach((key, item) -> object.set((String) key, node(item)));
                yield object;
            }
            case List<?> list -> {
                var array = nodes.arrayNode();
                list.forEach(item -> array.add(node(item)));
                yield array;
            }
            default -> throw new IllegalArgumentException("JSON cannot hold " + value.getClass().getName());
        };
    }

    private static JsonNode number(JsonNodeFactory nodes, Number number) {
        return switch (number) {
            case BigDecimal decimal -> new JsonTree.NumberAsWritten(decimal.doubleValue(), decimal.toString());
            case BigInteger integer -> nodes.numberNode(integer);
            case Double fraction -> nodes.numberNode((double) fraction);
            case Float fraction -> new JsonTree.NumberAsWritten(fraction, fraction.toString());
            default -> (NumericNode) nodes.numberNode(number.longValue());
        };
    }

    static @Nullable Object value(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && fields.equals(object.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.write(fields, new Layout("", "", ": ", false, ""));
    }
}

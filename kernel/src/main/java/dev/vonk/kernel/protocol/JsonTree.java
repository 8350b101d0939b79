package dev.vonk.kernel.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Trees of `Map`, `List`, `String`, `Number`, `Boolean` and null, as text and back.
///
/// The text is ASCII, so that halves of surrogate pairs survive in values and a character is a byte. `NaN` and the infinities stand
/// bare in it, which JSON proper has no word for. A whole number comes back as the smallest of `Integer`, `Long` and
/// `BigInteger` that holds it, a fraction as `Double`.
final class JsonTree {
    private static final int DEEPEST = 500;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonTree() {}

    static String write(@Nullable Object tree) {
        try {
            return JSON.writeValueAsString(plain(tree, 0));
        } catch (JsonProcessingException failed) {
            throw new MessageException("a message cannot be written: " + failed.getOriginalMessage(), failed);
        }
    }

    /// @throws MessageException where the text is no JSON, or nested too deeply
    static Map<String, @Nullable Object> readObject(String text) {
        Object tree;
        try {
            tree = JSON.readValue(text, Object.class);
        } catch (JsonProcessingException failed) {
            throw new MessageException("a message is not JSON: " + failed.getOriginalMessage(), failed);
        }
        return object(tree, "a message");
    }

    /// @param what what the tree is, for the error
    static Map<String, @Nullable Object> object(@Nullable Object tree, String what) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new MessageException(what + " is no JSON object");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put((String) key, value));
        return object;
    }

    /// What is no part of a tree goes as its text: the mapper would look into it.
    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new MessageException("a message is nested more than " + DEEPEST + " levels deep");
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(name(key), plain(item, depth + 1)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(plain(item, depth + 1)));
                yield copy;
            }
            default -> value.toString();
        };
    }

    /// The parser refuses names with halves of surrogate pairs, which nobody misses there.
    private static String name(@Nullable Object key) {
        return new String(String.valueOf(key).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

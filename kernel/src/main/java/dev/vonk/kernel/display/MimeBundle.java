package dev.vonk.kernel.display;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One value in several forms, keyed by MIME type, in the order they were added. Text types hold a `String` (binary
/// ones, such as `image/png`, hold base64 text); JSON types hold a tree of `Map`, `List`, `String`, `Number`, `Boolean`
/// and null. A bundle never changes: [#with] gives a new one.
///
/// Example: `MimeBundle.text("42").with(MimeBundle.HTML, "<b>42</b>")`
public record MimeBundle(Map<String, @Nullable Object> entries) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String JSON = "application/json";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";
    /// A table as [TableJson] writes it.
    public static final String TABLE = "application/vnd.vonk.table+json";
    public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    private static final MimeBundle EMPTY = new MimeBundle(Map.of());

    public MimeBundle {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        entries.forEach((type, value) -> copy.put(type, checked(type, value)));
        entries = Collections.unmodifiableMap(copy);
    }

    public static MimeBundle empty() {
        return EMPTY;
    }

    public static MimeBundle text(String text) {
        return EMPTY.with(TEXT, text);
    }

    /// Whether values of this type are JSON trees: `application/json` and everything that ends in `+json`.
    public static boolean isJson(String type) {
        return type.equals(JSON) || type.startsWith("application/") && type.endsWith("+json");
    }

    public MimeBundle with(String type, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(entries);
        more.put(type, value);
        return new MimeBundle(more);
    }

    public boolean has(String type) {
        return entries.containsKey(type);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The text under a text type; empty where the type is absent or holds JSON.
    public Optional<String> textOf(String type) {
        return entries.get(type) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// The `text/plain` form, or an empty string.
    public String plain() {
        return textOf(TEXT).orElse("");
    }

    private static @Nullable Object checked(String type, @Nullable Object value) {
        if (isJson(type)) {
            return frozen(type, value);
        }
        if (value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException(type + " holds text, not " + nameOf(value));
    }

    private static @Nullable Object frozen(String type, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put((String) key, frozen(type, item)));
                yield Collections.unmodifiableMap(copy);
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(frozen(type, item)));
                yield Collections.unmodifiableList(copy);
            }
            default -> throw new IllegalArgumentException(type + " holds JSON values, not " + nameOf(value));
        };
    }

    private static String nameOf(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}

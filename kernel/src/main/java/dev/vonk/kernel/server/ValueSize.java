package dev.vonk.kernel.server;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much a value holds, in words.
final class ValueSize {
    private ValueSize() {}

    /// `1,000 elements`, `3 entries`, `5 characters`; empty for what holds no countable things.
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case CharSequence text -> counted(text.length(), "character", "characters");
            case Map<?, ?> map -> counted(map.size(), "entry", "entries");
            case Collection<?> items -> counted(items.size(), "element", "elements");
            case Object array when array.getClass().isArray() ->
                counted(Array.getLength(array), "element", "elements");
            default -> "";
        };
    }

    static String counted(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}

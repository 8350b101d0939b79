package dev.vonk.runtime.source;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Whether one known value passes a filter; "yes" wherever that cannot be told.
final class FilterCheck {
    private FilterCheck() {
    }

    static boolean passes(ScanFilter filter, @Nullable Object value) {
        return switch (filter) {
            case ScanFilter.IsNull _ -> value == null;
            case ScanFilter.IsNotNull _ -> value != null;
            case ScanFilter.Compare compare -> value != null && compares(compare, value);
            case ScanFilter.In in -> value != null && in.values().stream().anyMatch(other -> mayEqual(value, other));
            case ScanFilter.StartsWith(var _, var prefix) -> value != null
                    && (!(value instanceof String text) || text.startsWith(prefix));
        };
    }

    private static boolean compares(ScanFilter.Compare compare, Object value) {
        var order = order(value, compare.value());
        if (order.isEmpty()) {
            return true;
        }
        return switch (compare.comparison()) {
            case EQUAL -> order.getAsInt() == 0;
            case LESS -> order.getAsInt() < 0;
            case LESS_OR_EQUAL -> order.getAsInt() <= 0;
            case GREATER -> order.getAsInt() > 0;
            case GREATER_OR_EQUAL -> order.getAsInt() >= 0;
        };
    }

    private static boolean mayEqual(Object value, Object other) {
        var order = order(value, other);
        return order.isEmpty() || order.getAsInt() == 0;
    }

    /// Strings compare by their UTF-8 bytes, that is by code points.
    @SuppressWarnings("unchecked")
    private static OptionalInt order(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return OptionalInt.of(java.util.Arrays.compareUnsigned(a.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    b.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        if (isWhole(left) && isWhole(right)) {
            return OptionalInt.of(Long.compare(((Number) left).longValue(), ((Number) right).longValue()));
        }
        if (left.getClass() == right.getClass() && left instanceof Comparable<?> comparable && !isZero(left)) {
            return OptionalInt.of(((Comparable<Object>) comparable).compareTo(right));
        }
        return OptionalInt.empty();
    }

    private static boolean isWhole(Object value) {
        return value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long;
    }

    /// The two zeros of a floating-point type are equal, which their `compareTo` does not say.
    private static boolean isZero(Object value) {
        return value instanceof Double d && d == 0 || value instanceof Float f && f == 0;
    }
}

package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.DoubleAccumulator;
import dev.vonk.runtime.code.LongAccumulator;
import dev.vonk.runtime.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one try at a task added to accumulators, as bytes.
public final class AccumulatorParts {
    /// The most bytes that one try may add.
    public static final int MOST_BYTES = 64 << 20;
    private static final byte[] NONE = new byte[0];

    private AccumulatorParts() {
    }

    /// The parts by the accumulators' numbers; empty for none.
    ///
    /// @throws DataException where they are too large, or hold what cannot travel
    public static byte[] write(Map<Long, AccumulatorV2<?, ?>> parts) {
        if (parts.isEmpty()) {
            return NONE;
        }
        var written = new Object[2 * parts.size()];
        int i = 0;
        long bytes = 0;
        for (var entry : parts.entrySet()) {
            var content = ObjectCodec.standard().write(contentOf(entry.getValue()));
            bytes += content.length;
            written[i++] = entry.getKey();
            written[i++] = content;
        }
        if (bytes > MOST_BYTES) {
            throw new DataException("ACCUMULATOR_TOO_LARGE", "A task added " + (bytes >> 20)
                    + " MB to accumulators; the most is " + (MOST_BYTES >> 20)
                    + " MB. Let the function return such values and collect or write the rows.");
        }
        return ObjectCodec.standard().write(written);
    }

    private static Object contentOf(AccumulatorV2<?, ?> part) {
        return switch (part) {
            case LongAccumulator whole -> new long[]{whole.sum(), whole.count()};
            case DoubleAccumulator number -> new Object[]{number.sum(), number.count()};
            case CollectionAccumulator<?> collection -> collection.value().toArray();
            default -> fieldsOf(part);
        };
    }

    private static @Nullable Object[] fieldsOf(AccumulatorV2<?, ?> part) {
        var values = new ArrayList<@Nullable Object>();
        for (var field : FieldsSerializer.fieldsOf(part.getClass())) {
            try {
                values.add(field.get(part));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field that cannot be read: " + field, e);
            }
        }
        return values.toArray();
    }

    /// The content of each part, still in bytes, by the accumulators' numbers.
    public static Map<Long, byte[]> split(byte[] bytes) {
        if (bytes.length == 0) {
            return Map.of();
        }
        var parts = new LinkedHashMap<Long, byte[]>();
        var read = ObjectCodec.standard().read(bytes, Object[].class, AccumulatorParts.class.getClassLoader());
        for (int i = 0; i + 1 < read.length; i += 2) {
            if (!(read[i] instanceof Long id && read[i + 1] instanceof byte[] content)) {
                throw new UnreadableObjectException("the bytes hold no parts of accumulators");
            }
            parts.put(id, content);
        }
        return parts;
    }

    /// Merges the content of a part into an accumulator.
    ///
    /// @param loader of the user's classes that the content may have
    @SuppressWarnings({"unchecked", "rawtypes"}) // parts are of the class of what they are parts of
    public static void merge(AccumulatorV2<?, ?> into, byte[] content, ClassLoader loader) {
        var codec = ObjectCodec.standard();
        AccumulatorV2 target = into;
        switch (into) {
            case LongAccumulator _ -> {
                var values = codec.read(content, long[].class, loader);
                target.merge(LongAccumulator.of(values[0], values[1]));
            }
            case DoubleAccumulator _ -> {
                var values = codec.read(content, Object[].class, loader);
                target.merge(DoubleAccumulator.of((Double) values[0], (Long) values[1]));
            }
            case CollectionAccumulator<?> _ ->
                target.merge(CollectionAccumulator.of(Arrays.asList(codec.read(content, Object[].class, loader))));
            default -> {
                var part = into.copyAndReset();
                fill(part, codec.read(content, Object[].class, loader));
                target.merge(part);
            }
        }
    }

    private static void fill(AccumulatorV2<?, ?> part, @Nullable Object[] values) {
        var fields = FieldsSerializer.fieldsOf(part.getClass());
        if (fields.size() != values.length) {
            throw new UnreadableObjectException("the bytes hold no part of a " + Names.of(part.getClass()));
        }
        for (int i = 0; i < values.length; i++) {
            try {
                fields.get(i).set(part, values[i]);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field that cannot be set: " + fields.get(i), e);
            }
        }
    }
}

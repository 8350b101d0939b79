package dev.vonk.kernel.encoding;

import dev.vonk.runtime.code.FilterFunction;
import dev.vonk.runtime.code.FlatMapFunction;
import dev.vonk.runtime.code.FlatMapGroupsFunction;
import dev.vonk.runtime.code.ForeachPartitionFunction;
import dev.vonk.runtime.code.MapFunction;
import dev.vonk.runtime.code.MapPartitionsFunction;
import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.code.ReduceFunction;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A user's functions over objects as functions over batches.
public final class ObjectFunctions {
    private static final int ROWS = Batch.DEFAULT_ROWS;

    private ObjectFunctions() {
    }

    public static <T, U> PartitionFunction map(Encoder<T> in, Encoder<U> out, MapFunction<T, U> function) {
        return batches -> ObjectBatches.pack(mapped(ObjectBatches.unpack(batches, in), "map", function), out, ROWS);
    }

    private static <T, U> Iterator<@Nullable U> mapped(Iterator<@Nullable T> values, String label,
            MapFunction<T, U> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public @Nullable U next() {
                var value = values.next();
                return UserCode.call(label, value, () -> function.call(value));
            }
        };
    }

    /// Shrinks the selection; the columns stay as they are.
    public static <T> PartitionFunction filter(Encoder<T> in, FilterFunction<T> function) {
        return batches -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            @SuppressWarnings("NullAway") // a value may be null
            public Batch next() {
                var batch = batches.next();
                var rows = new int[batch.rowCount()];
                int count = 0;
                for (int i = 0; i < rows.length; i++) {
                    int row = batch.row(i);
                    var value = in.read(batch, row);
                    if (UserCode.call("filter", value, () -> function.call(value))) {
                        rows[count++] = row;
                    }
                }
                return batch.select(rows, count);
            }
        };
    }

    public static <T, U> PartitionFunction flatMap(Encoder<T> in, Encoder<U> out, FlatMapFunction<T, U> function) {
        return batches -> ObjectBatches.pack(
                flattened(mapped(ObjectBatches.unpack(batches, in), "flatMap",
                        (MapFunction<T, Iterator<U>>) function::call), "flatMap"),
                out, ROWS);
    }

    private static <U> Iterator<@Nullable U> flattened(Iterator<@Nullable Iterator<U>> parts, String label) {
        return new Iterator<>() {
            private Iterator<? extends @Nullable U> current = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!UserCode.call(label, null, current::hasNext)) {
                    if (!parts.hasNext()) {
                        return false;
                    }
                    var next = parts.next();
                    current = next == null ? Collections.<U>emptyIterator() : next;
                }
                return true;
            }

            @Override
            public @Nullable U next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return UserCode.call(label, null, current::next);
            }
        };
    }

    public static <T, U> PartitionFunction mapPartitions(Encoder<T> in, Encoder<U> out,
            MapPartitionsFunction<T, U> function) {
        return batches -> {
            var result = UserCode.call("mapPartitions", null, () -> function.call(ObjectBatches.unpack(batches, in)));
            return ObjectBatches.pack(guarded(result, "mapPartitions"), out, ROWS);
        };
    }

    private static <U> Iterator<@Nullable U> guarded(Iterator<? extends @Nullable U> values, String label) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return UserCode.call(label, null, values::hasNext);
            }

            @Override
            public @Nullable U next() {
                return UserCode.call(label, null, values::next);
            }
        };
    }

    /// Puts the key's columns before the row's, for grouping.
    public static <T, K> PartitionFunction withKey(Encoder<T> in, Encoder<K> key, MapFunction<T, K> function) {
        return batches -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public Batch next() {
                var batch = batches.next().compact();
                var keys = ObjectBatches.pack(
                        mapped(ObjectBatches.unpack(List.of(batch).iterator(), in), "groupByKey", function), key,
                        Math.max(1, batch.rowCount()));
                var columns = new ArrayList<Vector>();
                if (keys.hasNext()) {
                    var made = keys.next();
                    for (int i = 0; i < made.width(); i++) {
                        columns.add(made.column(i));
                    }
                } else {
                    key.schema().fields().forEach(field -> columns
                            .add(dev.vonk.runtime.data.VectorBuilder.of(field.dataType(), 0).build()));
                }
                for (int i = 0; i < batch.width(); i++) {
                    columns.add(batch.column(i));
                }
                return Batch.of(batch.rowCount(), columns);
            }
        };
    }

    /// Runs a function over each run of rows with equal keys; rows come sorted by key, key columns first.
    public static <K, V, U> PartitionFunction flatMapGroups(Encoder<K> key, Encoder<V> value, Encoder<U> out,
            String label,
            FlatMapGroupsFunction<K, V, U> function) {
        return batches -> {
            var groups = new SortedGroups<>(batches, key, value);
            var parts = new Iterator<@Nullable Iterator<U>>() {
                @Override
                public boolean hasNext() {
                    return groups.nextGroup();
                }

                @Override
                public @Nullable Iterator<U> next() {
                    return UserCode.call(label, groups.key(), () -> function.call(groups.key(), groups.values()));
                }
            };
            return ObjectBatches.pack(flattened(parts, label), out, ROWS);
        };
    }

    /// One value a partition: all of its values reduced; none where there are none.
    public static <T> PartitionFunction reduce(Encoder<T> encoder, ReduceFunction<T> function) {
        return batches -> {
            var values = ObjectBatches.unpack(batches, encoder);
            if (!values.hasNext()) {
                return Collections.emptyIterator();
            }
            return ObjectBatches.pack(Collections.singletonList(reduced(values, function)).iterator(), encoder, 1);
        };
    }

    /// All values reduced to one.
    public static <T> @Nullable T reduced(Iterator<? extends @Nullable T> values, ReduceFunction<T> function) {
        T result = values.next();
        while (values.hasNext()) {
            var left = result;
            var right = values.next();
            result = UserCode.call("reduce", right, () -> function.call(left, right));
        }
        return result;
    }

    /// Runs a function for its effect; puts nothing out.
    public static <T> PartitionFunction foreachPartition(Encoder<T> encoder, ForeachPartitionFunction<T> function) {
        return batches -> {
            UserCode.call("foreachPartition", null, () -> {
                function.call(ObjectBatches.unpack(batches, encoder));
                return true;
            });
            return Collections.emptyIterator();
        };
    }
}

package dev.vonk;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.ObjectFunctions;
import dev.vonk.kernel.encoding.Tuple2;
import dev.vonk.kernel.encoding.UserCode;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.code.FlatMapGroupsFunction;
import dev.vonk.runtime.code.MapFunction;
import dev.vonk.runtime.code.MapGroupsFunction;
import dev.vonk.runtime.code.ReduceFunction;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;

/// Objects in groups of equal keys: what `groupByKey` gives. Nothing is computed before an action.
///
/// @param <K> the keys' class
/// @param <V> the objects' class
public final class KeyValueGroupedDataset<K, V> {
    private final Session session;
    private final Keyed<K, ?, V> keyed;
    private final Encoder<V> value;

    private KeyValueGroupedDataset(Session session, Keyed<K, ?, V> keyed, Encoder<V> value) {
        this.session = session;
        this.keyed = keyed;
        this.value = value;
    }

    /// Rows with their key's columns in front, and how the groups' objects come from the objects stored.
    record Keyed<K, S, V>(OneInput.MapPartitions plan, Encoder<K> key, Encoder<S> stored,
            MapFunction<S, V> view) {
        <W> Keyed<K, S, W> andThen(MapFunction<V, W> function) {
            MapFunction<S, V> first = view;
            return new Keyed<>(plan, key, stored, object -> function.call(first.call(object)));
        }

        /// A node that runs `function` over each group.
        <U> OneInput.MapPartitions grouped(String label, FlatMapGroupsFunction<K, V, U> function, Encoder<U> encoder) {
            var keys = plan.output().subList(0, key.schema().size()).stream()
                    .map(column -> new SortKey(column, true, true)).toList();
            var dealt = new OneInput.Repartition(OneInput.Repartition.Kind.HASH, 0, keys, plan);
            var sorted = new OneInput.Sort(keys, false, dealt);
            MapFunction<S, V> seen = view;
            FlatMapGroupsFunction<K, S, U> onStored = (group, objects) -> function.call(group,
                    mapped(label, objects, seen));
            return new OneInput.MapPartitions(label,
                    ObjectFunctions.flatMapGroups(key, stored, encoder, label, onStored),
                    ColumnIds.of(encoder.schema()), sorted);
        }
    }

    static <K, V> KeyValueGroupedDataset<K, V> of(Session session, Frame input, Encoder<K> key, Encoder<V> value,
            MapFunction<V, K> function) {
        var columns = new ArrayList<ColumnReference>();
        key.schema().fields()
                .forEach(field -> columns
                        .add(ColumnIds.fresh("key_" + field.name(), field.dataType(), field.nullable())));
        columns.addAll(ColumnIds.of(value.schema()));
        var plan = new OneInput.MapPartitions("groupByKey", ObjectFunctions.withKey(value, key, function), columns,
                input.plan());
        return new KeyValueGroupedDataset<>(session, new Keyed<K, V, V>(plan, key, value, object -> object), value);
    }

    /// Any number of objects for each group.
    public <U> Dataset<U> flatMapGroups(FlatMapGroupsFunction<K, V, U> function, Encoder<U> encoder) {
        return grouped("flatMapGroups", function, encoder);
    }

    /// Any number of objects for each group.
    public <U> Dataset<U> flatMapGroups(FlatMapGroupsFunction<K, V, U> function, Class<U> type) {
        return flatMapGroups(function, ClassEncoders.of(type));
    }

    /// One object for each group. The group's objects can be gone through once.
    ///
    /// ```java
    /// orders.groupByKey(Order::city, String.class).mapGroups((city, all) -> Summary.of(city, all), Summary.class);
    /// ```
    public <U> Dataset<U> mapGroups(MapGroupsFunction<K, V, U> function, Encoder<U> encoder) {
        return grouped("mapGroups", (group, values) -> one(function.call(group, values)), encoder);
    }

    /// One object for each group.
    public <U> Dataset<U> mapGroups(MapGroupsFunction<K, V, U> function, Class<U> type) {
        return mapGroups(function, ClassEncoders.of(type));
    }

    /// The objects of each group put together, two at a time; the function must not care about the order.
    public Dataset<Tuple2<K, V>> reduceGroups(ReduceFunction<V> function) {
        return grouped("reduceGroups",
                (group, values) -> one(new Tuple2<>(group, ObjectFunctions.reduced(values, function))),
                ClassEncoders.tuple(keyed.key(), value));
    }

    /// How many objects each group has.
    public Dataset<Tuple2<K, Long>> count() {
        return grouped("count", (group, values) -> one(new Tuple2<>(group, size(values))),
                ClassEncoders.tuple(keyed.key(), ClassEncoders.of(Long.class)));
    }

    /// The keys, each once.
    public Dataset<K> keys() {
        return grouped("keys", (group, _) -> one(group), keyed.key());
    }

    /// The groups with every object changed.
    public <W> KeyValueGroupedDataset<K, W> mapValues(MapFunction<V, W> function, Encoder<W> encoder) {
        return new KeyValueGroupedDataset<>(session, keyed.andThen(function), encoder);
    }

    /// The groups with every object changed.
    public <W> KeyValueGroupedDataset<K, W> mapValues(MapFunction<V, W> function, Class<W> type) {
        return mapValues(function, ClassEncoders.of(type));
    }

    private <U> Dataset<U> grouped(String label, FlatMapGroupsFunction<K, V, U> function, Encoder<U> encoder) {
        return new Dataset<>(session, Frame.of(keyed.grouped(label, function, encoder)), encoder);
    }

    private static <U> Iterator<U> one(U object) {
        return Collections.singletonList(object).iterator();
    }

    private static long size(Iterator<?> values) {
        long count = 0;
        while (values.hasNext()) {
            values.next();
            count++;
        }
        return count;
    }

    private static <S, V> Iterator<V> mapped(String label, Iterator<S> objects, MapFunction<S, V> view) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return objects.hasNext();
            }

            @Override
            public V next() {
                var object = objects.next();
                return UserCode.call(label, object, () -> view.call(object));
            }
        };
    }
}

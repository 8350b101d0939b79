package dev.vonk;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.ObjectFunctions;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.code.FilterFunction;
import dev.vonk.runtime.code.FlatMapFunction;
import dev.vonk.runtime.code.ForeachFunction;
import dev.vonk.runtime.code.ForeachPartitionFunction;
import dev.vonk.runtime.code.MapFunction;
import dev.vonk.runtime.code.MapPartitionsFunction;
import dev.vonk.runtime.code.PartitionFunction;
import dev.vonk.runtime.code.ReduceFunction;
import java.util.List;
import java.util.NoSuchElementException;

/// What is done with a frame's rows as Java objects: the calls that take a lambda. The lambda runs where the data is,
/// perhaps on several threads at once; what it throws comes back with the object it was called for.
abstract class ObjectSteps<T> extends Actions<T> {
    ObjectSteps(Session session, Frame frame, Encoder<T> encoder) {
        super(session, frame, encoder);
    }

    /// A frame of the same kind made of this one.
    abstract Dataset<T> step(Frame made);

    <U> Dataset<U> objects(Frame made, Encoder<U> encoder) {
        return new Dataset<>(sparkSession(), made, encoder);
    }

    private Frame input() {
        return ObjectInput.of(frame(), encoder(), sparkSession().projections());
    }

    private <U> Dataset<U> made(String label, PartitionFunction function, Encoder<U> encoder) {
        var plan = new OneInput.MapPartitions(label, function, ColumnIds.of(encoder.schema()), input().plan());
        return objects(Frame.of(plan), encoder);
    }

    /// The rows as objects of a record or bean, columns going to fields by name. Checked now; no row is touched.
    ///
    /// ```java
    /// record Person(String name, int age) {}
    /// Dataset<Person> people = df.as(Person.class);
    /// ```
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where a field has no column, or one of a type that does not go in
    public <U> Dataset<U> as(Class<U> type) {
        return as(ClassEncoders.of(type));
    }

    /// The rows as objects that an encoder makes.
    public <U> Dataset<U> as(Encoder<U> encoder) {
        ObjectInput.of(frame(), encoder, sparkSession().projections());
        return objects(frame(), encoder);
    }

    /// The objects for which `function` says true.
    ///
    /// ```java
    /// people.filter(person -> person.age() >= 18);
    /// ```
    public Dataset<T> filter(FilterFunction<T> function) {
        var input = input();
        var kept = ObjectFunctions.filter(encoder(), function);
        // rows stay as they are, so columns keep their ids
        return step(input.with(new OneInput.MapPartitions("filter", kept, input.columns(), input.plan())));
    }

    /// One object for each.
    ///
    /// ```java
    /// people.map(person -> person.name().length(), Encoders.INT());
    /// ```
    public <U> Dataset<U> map(MapFunction<T, U> function, Encoder<U> encoder) {
        return made("map", ObjectFunctions.map(encoder(), encoder, function), encoder);
    }

    /// One object for each.
    public <U> Dataset<U> map(MapFunction<T, U> function, Class<U> type) {
        return map(function, ClassEncoders.of(type));
    }

    /// Any number of objects for each.
    public <U> Dataset<U> flatMap(FlatMapFunction<T, U> function, Encoder<U> encoder) {
        return made("flatMap", ObjectFunctions.flatMap(encoder(), encoder, function), encoder);
    }

    /// Any number of objects for each.
    ///
    /// ```java
    /// lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator(), String.class);
    /// ```
    public <U> Dataset<U> flatMap(FlatMapFunction<T, U> function, Class<U> type) {
        return flatMap(function, ClassEncoders.of(type));
    }

    /// The objects of a partition from those of a partition.
    public <U> Dataset<U> mapPartitions(MapPartitionsFunction<T, U> function, Encoder<U> encoder) {
        return made("mapPartitions", ObjectFunctions.mapPartitions(encoder(), encoder, function), encoder);
    }

    /// The objects of a partition from those of a partition.
    public <U> Dataset<U> mapPartitions(MapPartitionsFunction<T, U> function, Class<U> type) {
        return mapPartitions(function, ClassEncoders.of(type));
    }

    /// All objects put together, two at a time; the function must not care about the order. Starts a query.
    ///
    /// @throws NoSuchElementException where there are none
    @SuppressWarnings("NullAway") // only plain values may be null, and then so may the result
    public T reduce(ReduceFunction<T> function) {
        var parts = made("reduce", ObjectFunctions.reduce(encoder(), function), encoder()).collectAsList();
        if (parts.isEmpty()) {
            throw new NoSuchElementException("There are no rows to reduce. Ask isEmpty() before.");
        }
        return ObjectFunctions.reduced(parts.iterator(), function);
    }

    /// The objects in groups of equal keys.
    ///
    /// ```java
    /// people.groupByKey(Person::city, String.class).mapGroups((city, all) -> ..., Summary.class);
    /// ```
    public <K> KeyValueGroupedDataset<K, T> groupByKey(MapFunction<T, K> function, Encoder<K> encoder) {
        return KeyValueGroupedDataset.of(sparkSession(), input(), encoder, encoder(), function);
    }

    /// The objects in groups of equal keys.
    public <K> KeyValueGroupedDataset<K, T> groupByKey(MapFunction<T, K> function, Class<K> type) {
        return groupByKey(function, ClassEncoders.of(type));
    }

    /// Does something with every object. Starts a query.
    public void foreach(ForeachFunction<T> function) {
        forEffect("foreach", objects -> {
            while (objects.hasNext()) {
                function.call(objects.next());
            }
        });
    }

    /// Does something with the objects of every partition. Starts a query.
    public void foreachPartition(ForeachPartitionFunction<T> function) {
        forEffect("foreachPartition", function);
    }

    private void forEffect(String name, ForeachPartitionFunction<T> function) {
        var effect = new OneInput.MapPartitions(name, ObjectFunctions.foreachPartition(encoder(), function), List.of(),
                input().plan());
        try (var stream = sparkSession().runner().run(effect)) {
            stream.forEachRemaining(_ -> {
            });
        }
    }
}

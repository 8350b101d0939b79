package dev.vonk.runtime.code;

import java.util.ArrayList;
import java.util.List;

/// Collects values over all tasks, in no particular order: `spark.collectionAccumulator("name")`. For a few of them; many
/// belong in a frame.
///
/// ```java
/// CollectionAccumulator<String> odd = spark.collectionAccumulator("odd names");
/// names.foreach(name -> { if (name.isBlank()) odd.add("[" + name + "]"); });
/// odd.value();
/// ```
public final class CollectionAccumulator<T> extends AccumulatorV2<T, List<T>> {
    private transient List<T> values = new ArrayList<>();

    private CollectionAccumulator<T> here() {
        return here(this, CollectionAccumulator::new);
    }

    /// What has been added, as it travels.
    public static <T> CollectionAccumulator<T> of(List<T> values) {
        var made = new CollectionAccumulator<T>();
        made.values.addAll(values);
        return made;
    }

    @Override
    public boolean isZero() {
        return here().values.isEmpty();
    }

    @Override
    public CollectionAccumulator<T> copy() {
        return of(here().values);
    }

    @Override
    public void reset() {
        here().values = new ArrayList<>();
    }

    @Override
    public void add(T value) {
        here().values.add(value);
    }

    @Override
    public void merge(AccumulatorV2<T, List<T>> other) {
        here().values.addAll(other.value());
    }

    @Override
    public List<T> value() {
        return java.util.Collections.unmodifiableList(new ArrayList<>(here().values));
    }
}

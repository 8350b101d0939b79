package dev.vonk.runtime.code;

import java.io.Serializable;
import java.util.Iterator;

/// Any number of values from a key and all its values.
@FunctionalInterface
public interface FlatMapGroupsFunction<K, V, R> extends Serializable {
    Iterator<R> call(K key, Iterator<V> values) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;
import java.util.Iterator;

/// One value from a key and all its values.
@FunctionalInterface
public interface MapGroupsFunction<K, V, R> extends Serializable {
    R call(K key, Iterator<V> values) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;
import java.util.Iterator;

/// Any number of values from one.
@FunctionalInterface
public interface FlatMapFunction<T, U> extends Serializable {
    Iterator<U> call(T value) throws Exception;
}

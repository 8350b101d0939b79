package dev.vonk.runtime.code;

import java.io.Serializable;
import java.util.Iterator;

/// The values of one partition from its values.
@FunctionalInterface
public interface MapPartitionsFunction<T, U> extends Serializable {
    Iterator<U> call(Iterator<T> input) throws Exception;
}

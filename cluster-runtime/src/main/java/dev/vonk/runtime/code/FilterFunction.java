package dev.vonk.runtime.code;

import java.io.Serializable;

/// Whether a value is kept.
@FunctionalInterface
public interface FilterFunction<T> extends Serializable {
    boolean call(T value) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;

/// One value from two; must be associative and commutative.
@FunctionalInterface
public interface ReduceFunction<T> extends Serializable {
    T call(T left, T right) throws Exception;
}

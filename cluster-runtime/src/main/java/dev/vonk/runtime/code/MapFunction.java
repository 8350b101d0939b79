package dev.vonk.runtime.code;

import java.io.Serializable;

/// One value from one value; serialisable, may throw.
@FunctionalInterface
public interface MapFunction<T, U> extends Serializable {
    U call(T value) throws Exception;
}

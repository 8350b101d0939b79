package dev.vonk.runtime.code;

import java.io.Serializable;

/// Something done with every value.
@FunctionalInterface
public interface ForeachFunction<T> extends Serializable {
    void call(T value) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of two values; serialisable, may throw.
@FunctionalInterface
public interface UDF2<T1, T2, R> extends Serializable {
    R call(T1 value1, T2 value2) throws Exception;
}

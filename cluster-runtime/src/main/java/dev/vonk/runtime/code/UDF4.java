package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of four values; serialisable, may throw.
@FunctionalInterface
public interface UDF4<T1, T2, T3, T4, R> extends Serializable {
    R call(T1 value1, T2 value2, T3 value3, T4 value4) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of three values; serialisable, may throw.
@FunctionalInterface
public interface UDF3<T1, T2, T3, R> extends Serializable {
    R call(T1 value1, T2 value2, T3 value3) throws Exception;
}

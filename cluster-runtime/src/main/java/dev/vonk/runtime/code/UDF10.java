package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of ten values; serialisable, may throw.
@FunctionalInterface
public interface UDF10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> extends Serializable {
    R call(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8, T9 value9,
            T10 value10) throws Exception;
}

package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of one value; serialisable, may throw.
@FunctionalInterface
public interface UDF1<T1, R> extends Serializable {
    R call(T1 value1) throws Exception;
}

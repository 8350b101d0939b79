package dev.vonk.runtime.code;

import java.io.Serializable;

/// A user's function of no values; serialisable, may throw.
@FunctionalInterface
public interface UDF0<R> extends Serializable {
    R call() throws Exception;
}

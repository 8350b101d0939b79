package dev.vonk.kernel.encoding;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Two values: a key and what belongs to it. Prints as `(a,b)`, its columns are `_1` and `_2`, as Spark's `Tuple2`.
public record Tuple2<A, B>(@Nullable A _1, @Nullable B _2) implements Serializable {
    @Override
    public String toString() {
        return "(" + _1 + "," + _2 + ")";
    }
}

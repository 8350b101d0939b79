package dev.vonk.runtime.code;

import java.io.Serializable;
import java.util.Iterator;

/// Something done with every partition.
@FunctionalInterface
public interface ForeachPartitionFunction<T> extends Serializable {
    void call(Iterator<T> values) throws Exception;
}

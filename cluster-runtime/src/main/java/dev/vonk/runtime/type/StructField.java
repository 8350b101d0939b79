package dev.vonk.runtime.type;

import java.io.Serializable;

/// One named field of a struct, one column of a table.
public record StructField(String name, DataType dataType, boolean nullable) implements Serializable {

    /// A field that may hold nulls.
    public StructField(String name, DataType dataType) {
        this(name, dataType, true);
    }
}

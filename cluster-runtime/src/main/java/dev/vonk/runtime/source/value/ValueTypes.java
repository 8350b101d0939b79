package dev.vonk.runtime.source.value;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// How values are written in text, as it travels.
public final class ValueTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(TextFormats.class);
    }
}

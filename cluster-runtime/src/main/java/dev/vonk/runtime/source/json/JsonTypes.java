package dev.vonk.runtime.source.json;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// A table of JSON files as it travels.
public final class JsonTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(JsonSource.class, JsonOptions.class, JsonOptions.Leniency.class);
    }
}

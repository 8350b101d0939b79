package dev.vonk.kernel.analysis;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// The making of structs as it travels.
public final class StructTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(Structs.Making.class);
    }
}

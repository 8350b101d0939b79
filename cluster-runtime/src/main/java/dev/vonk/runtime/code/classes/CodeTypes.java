package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// Packed code inside messages.
public final class CodeTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(PackedCode.class);
    }
}

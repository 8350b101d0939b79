package dev.vonk.runtime.source.range;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// A range of numbers as it travels.
public final class RangeTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.add(RangeSource.class, RangeSource.Part.class);
    }
}

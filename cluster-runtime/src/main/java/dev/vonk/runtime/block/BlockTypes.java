package dev.vonk.runtime.block;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;
import dev.vonk.runtime.data.Packing;

/// Names of blocks and how they are packed, as they travel.
public final class BlockTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.sealed(BlockId.class).add(Packing.class, CacheLevel.class);
    }
}

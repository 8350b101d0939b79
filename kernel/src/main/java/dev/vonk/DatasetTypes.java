package dev.vonk;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// The lambdas that typed operations put around their users' own, as they travel. For the engine, not for cells.
public final class DatasetTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.lambdasOf(ObjectSteps.class, KeyValueGroupedDataset.class, KeyValueGroupedDataset.Keyed.class);
    }
}

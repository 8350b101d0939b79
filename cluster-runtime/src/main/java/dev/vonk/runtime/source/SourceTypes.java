package dev.vonk.runtime.source;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;

/// What all sources have in common, as it travels.
public final class SourceTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.sealed(ScanFilter.class).add(ScanFilter.Comparison.class, ScanRequest.class, EmptySource.class,
                FileSplit.class, PartitionedSource.class, PartitionedSource.Folder.class,
                PartitionedSource.FolderSplit.class, MalformedMode.class);
    }
}

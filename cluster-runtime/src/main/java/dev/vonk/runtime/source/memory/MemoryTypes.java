package dev.vonk.runtime.source.memory;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// Rows in memory as they travel: the table's batches.
public final class MemoryTypes implements SerializedTypes {
    private record Table(StructType schema, List<Batch> batches) {}

    @Override
    public void list(TypeTable table) {
        table.add(Table.class, MemorySource.Stretch.class).replaced(MemorySource.class, Table.class,
                source -> new Table(source.schema(), source.batches()),
                form -> new MemorySource(form.schema, form.batches));
    }
}

package dev.vonk.kernel.logical;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// A table that only has a name and columns, for tests that never read.
public record NoRows(String description, StructType schema) implements Source {
    @Override
    public List<Split> splits(ScanRequest request) {
        return List.of();
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        throw new UnsupportedOperationException("nothing to read");
    }
}

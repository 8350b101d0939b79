package dev.vonk.kernel.optimizer.join;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.Statistics;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A table that has a number of rows but none to read.
record Counted(String description, StructType schema, long rows) implements Source {
    @Override
    public List<Split> splits(ScanRequest request) {
        return List.of();
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        throw new UnsupportedOperationException("nothing to read");
    }

    @Override
    public Statistics statistics() {
        return new Statistics(OptionalLong.of(rows), Map.of());
    }
}

package dev.vonk.runtime.source;

import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A table of known columns without rows, such as an empty folder.
record EmptySource(String description, StructType schema) implements Source {
    @Override
    public List<Split> splits(ScanRequest request) {
        return List.of();
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        throw new IllegalArgumentException("an empty source has no split, so not " + split);
    }

    @Override
    public Statistics statistics() {
        return new Statistics(OptionalLong.of(0), Map.of());
    }
}

package dev.vonk.runtime.worker;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.exchange.RangeBounds;
import dev.vonk.runtime.operator.rows.Columns;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bounds of an exchange by range, from the sample that its stage reads beside its rows. The tasks of a process
/// share them as long as they are told of the same sample: one that was lost and drawn again may be another.
final class SampledBounds {
    private SampledBounds() {
    }

    /// @param fragment of the stage that writes the exchange
    static RangeBounds of(Partitioning.Range range, PhysicalPlan fragment, TaskInputs inputs, SharedValues shared) {
        if (!(fragment instanceof PhysicalPlan.WithSample sampled)
                || !(sampled.sample() instanceof PhysicalPlan.ReadExchange read)) {
            throw new IllegalStateException("an exchange by range without a sample: " + fragment.describe());
        }
        Map<List<Integer>, RangeBounds> known = shared.get(sampled, ConcurrentHashMap::new);
        return known.computeIfAbsent(inputs.attempts(read),
                _ -> RangeBounds.of(rows(inputs.exchange(read, 0), read), range.keys(), range.partitions()));
    }

    private static Batch rows(List<BatchReader> readers, PhysicalPlan.ReadExchange read) {
        var batches = new ArrayList<Batch>();
        for (var reader : readers) {
            try (reader) {
                for (var batch = reader.next(); batch != null; batch = reader.next()) {
                    batches.add(Copies.of(batch));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read a sample: " + e.getMessage(), e);
            }
        }
        return Columns.concatenate(batches, read.schema());
    }
}

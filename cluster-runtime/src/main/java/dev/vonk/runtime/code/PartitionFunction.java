package dev.vonk.runtime.code;

import dev.vonk.runtime.data.Batch;
import java.io.Serializable;
import java.util.Iterator;

/// The batches of one partition from its batches: what typed operations become before they reach the plan. An input
/// batch is good until the next one is asked for; so is an output batch.
@FunctionalInterface
public interface PartitionFunction extends Serializable {
    Iterator<Batch> apply(Iterator<Batch> input);
}

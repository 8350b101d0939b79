package dev.vonk.runtime.stage;

import dev.vonk.runtime.source.Split;
import java.util.List;

/// What a worker must know to run one try at a task, beside its stage.
///
/// @param splits the parts of the sources to read: one list for each leaf of the fragment, in the order of
///     [Stage#leavesOf]
/// @param inputs where the output of the stages lies that it reads
public record TaskSpec(TaskAttempt attempt, List<List<Split>> splits, List<StagePlaces> inputs) {
    public TaskSpec {
        splits = List.copyOf(splits);
        inputs = List.copyOf(inputs);
    }

    /// Where the blocks of an exchange are.
    public StagePlaces exchange(int exchange) {
        return places(false, exchange);
    }

    /// Where the partitions of a cached frame are.
    public StagePlaces cache(long cache) {
        return places(true, cache);
    }

    private StagePlaces places(boolean cached, long number) {
        for (var places : inputs) {
            if (places.cached() == cached && places.number() == number) {
                return places;
            }
        }
        throw new IllegalStateException(
                "task " + attempt + " was not told where " + (cached ? "cache #" : "exchange #") + number + " is");
    }
}

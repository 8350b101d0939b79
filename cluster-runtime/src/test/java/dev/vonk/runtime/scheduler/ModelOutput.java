package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// An output: who holds it, and its origins: key is stage * 100 + partition, value the try.
final class ModelOutput {
    final int attempt;
    final List<String> holders;
    final Map<Integer, Integer> origins;

    ModelOutput(int attempt, Collection<String> holders, Map<Integer, Integer> origins) {
        this.attempt = attempt;
        this.holders = new ArrayList<>(holders);
        this.origins = origins;
    }
}

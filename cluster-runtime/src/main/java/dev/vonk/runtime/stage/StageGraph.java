package dev.vonk.runtime.stage;

import java.util.List;
import java.util.stream.Collectors;

/// All stages of a job, inputs before their readers; the last one gives the result.
public record StageGraph(List<Stage> stages) {
    public StageGraph {
        stages = List.copyOf(stages);
    }

    /// The stage whose rows are the result.
    public Stage result() {
        return stages.get(stages.size() - 1);
    }

    /// How many tasks in all.
    public int tasks() {
        return stages.stream().mapToInt(Stage::tasks).sum();
    }

    /// Each stage with its number of tasks, inputs, output and fragment, as text.
    @Override
    public String toString() {
        return stages.stream()
                .map(stage -> "stage " + stage.id() + ": " + stage.tasks() + " tasks, inputs " + stage.inputs() + ", "
                        + describe(stage.output()) + "\n" + stage.fragment().treeString().indent(2))
                .collect(Collectors.joining());
    }

    private static String describe(StageOutput output) {
        return switch (output) {
            case StageOutput.ToExchange(int exchange, var partitioning) ->
                "to exchange #" + exchange + " " + partitioning;
            case StageOutput.ToCache(long cache, var _) -> "to cache #" + cache;
            case StageOutput.ToResult() -> "to result";
        };
    }
}

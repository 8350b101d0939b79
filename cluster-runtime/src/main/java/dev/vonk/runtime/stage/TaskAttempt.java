package dev.vonk.runtime.stage;

/// One try at a task; the first has number 0. Whatever a try reports carries its number, so that a late one is known.
public record TaskAttempt(TaskId task, int attempt) {
    @Override
    public String toString() {
        return task + (attempt == 0 ? "" : "#" + attempt);
    }
}

package dev.vonk.runtime.protocol;

import dev.vonk.runtime.operator.TaskCounts;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskReport;
import java.util.List;

/// What a worker tells a driver. Batches of results travel beside, in frames of their own ([ResultFrame]).
public sealed interface ToDriver {
    record TaskSucceeded(TaskAttempt attempt, TaskReport report) implements ToDriver {}

    record TaskFailed(TaskAttempt attempt, TaskFailure failure, TaskReport report) implements ToDriver {}

    /// How far the worker is; sent a few times a second while tasks run.
    record Beat(List<Running> running, long memoryUsed, long memoryLimit) implements ToDriver {}

    /// A task on its way.
    record Running(TaskAttempt attempt, TaskCounts counts) {}

    /// Code of a task mentions a class or resource that the worker has not.
    ///
    /// @param environment of the code that needs it
    /// @param name as in [ClassLoader#getResource], e.g. `REPL/$JShell$1.class`
    record ResourceWanted(int request, String environment, String name) implements ToDriver {}

    /// The answer to [ToWorker.CopyCache].
    record CacheCopied(long cache, int partition, boolean done) implements ToDriver {}

    /// A cached partition had to make room.
    record CacheDropped(long cache, int partition) implements ToDriver {}

    /// The worker was asked to end: no new tasks, please.
    record Draining() implements ToDriver {}

    /// A function needs the value of a broadcast.
    ///
    /// @param failed the worker that was named before and did not give it; empty for none
    record BroadcastWanted(int request, long broadcast, String failed) implements ToDriver {}

    /// The value of a broadcast has come, or not.
    ///
    /// @param held whether others can have it here from now on
    record BroadcastCame(long broadcast, boolean held) implements ToDriver {}

    /// Text that a user's function printed.
    record Printed(String text, boolean error) implements ToDriver {}
}

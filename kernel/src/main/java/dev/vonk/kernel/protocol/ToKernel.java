package dev.vonk.kernel.protocol;

/// What a front end tells or asks the kernel.
public sealed interface ToKernel {

    /// Puts a cell into the queue. Its fate comes back as [CellEvent]s under the same name.
    ///
    /// @param cell the cell's name, as errors shall show it: `3` gives places such as `#3:12`
    record Execute(String cell, String text) implements ToKernel {}

    /// Stops the running cell and takes back the queued ones. Never waits in the queue.
    record Interrupt() implements ToKernel {}

    /// What the kernel answers with an [Answer] of the same number, also while a cell runs.
    sealed interface Question extends ToKernel {
        long number();
    }

    /// Answered by [Answer.Completions].
    record Complete(long number, String text, int cursor) implements Question {}

    /// Answered by [Answer.Description]: what is at the cursor, or which parameters are expected there.
    record Describe(long number, String text, int cursor) implements Question {}

    /// Answered by [Answer.Variables].
    record ListVariables(long number) implements Question {}

    /// Answered by [Answer.Workers].
    record ListWorkers(long number) implements Question {}

    /// Answered by [Answer.TypeOf].
    record AskType(long number, String expression) implements Question {}

    /// Answered by [Answer.Completeness].
    record CheckCompleteness(long number, String text) implements Question {}

    /// Forgets what cells have declared; `spark` stays. A running cell is given up. Answered by [Answer.Done].
    record Reset(long number) implements Question {}

    /// Ends the kernel.
    record Shutdown() implements ToKernel {}
}

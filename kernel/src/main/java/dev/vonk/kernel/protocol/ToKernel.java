package dev.vonk.kernel.protocol;

import java.util.List;

/// What a front end tells or asks the kernel.
public sealed interface ToKernel {

    /// Puts a cell into the queue. Its fate comes back as [CellEvent]s under the same name.
    ///
    /// @param cell the cell's name, as errors shall show it: `3` gives places such as `#3:12`
    record Execute(String cell, String text) implements ToKernel {}

    /// Stops the running cell and takes back the queued ones. Never waits in the queue.
    record Interrupt() implements ToKernel {}

    /// Gives up a question that is still being answered: it is answered by [Answer.Refused]. Ignored where it is not.
    record Cancel(long question) implements ToKernel {}

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

    /// Answered by [Answer.Problems]: what is wrong with the syntax of a text. Nothing of it is run.
    record CheckText(long number, String text) implements Question {}

    /// Answered by [Answer.Tables]: the session's views.
    record ListTables(long number) implements Question {}

    /// Answered by [Answer.Files].
    ///
    /// @param folder empty for the kernel's working folder
    record ListFiles(long number, String folder) implements Question {}

    /// Answered by [Answer.Columns]: what a data file, or a folder of them, holds.
    record DescribeFile(long number, String path) implements Question {}

    /// Answered by [Answer.Jobs]: the queries of the session, the newest last.
    record ListJobs(long number) implements Question {}

    /// A question about a table that a cell has shown; the kernel keeps the last ones.
    sealed interface TableQuestion extends Question {
        /// The table's name, from the bundle that showed it.
        String table();
    }

    /// Answered by [Answer.Page]. May run a query; rows that were read once are kept.
    ///
    /// @param from the first row, from 0
    record ReadPage(long number, String table, TableQuery query, long from, int count) implements TableQuestion {}

    /// Answered by [Answer.Profile]. Runs a query over all rows.
    ///
    /// @param columns which columns, from 0; empty for all of them
    record ProfileTable(long number, String table, TableQuery query, List<Integer> columns) implements TableQuestion {
        public ProfileTable {
            columns = List.copyOf(columns);
        }
    }

    /// Answered by [Answer.Done] once the file is written. Runs a query over all rows.
    ///
    /// @param format `csv` or `parquet`
    record SaveTable(long number, String table, TableQuery query, String path, String format)
            implements
                TableQuestion {}

    /// Answered by [Answer.Plan]: how the table is computed, with figures where it has been.
    record AskPlan(long number, String table) implements TableQuestion {}

    /// Forgets what cells have declared; `spark` stays. A running cell is given up. Answered by [Answer.Done].
    record Reset(long number) implements Question {}

    /// Ends the kernel.
    record Shutdown() implements ToKernel {}
}

package dev.vonk.kernel.server;

import dev.vonk.Session;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.query.JobLabel;
import dev.vonk.kernel.table.TableAnswers;

/// Answers questions about a session: its tables, its views, its jobs, and the files that it can read.
final class SessionAnswers {
    private final Session spark;
    private final TableAnswers tables;
    private final JobHistory history;
    private final DataFiles files;

    SessionAnswers(Session spark, TableAnswers tables, JobHistory history) {
        this.spark = spark;
        this.tables = tables;
        this.history = history;
        this.files = new DataFiles(spark);
    }

    /// @throws dev.vonk.kernel.table.TableException where the question makes no sense; the message is for users
    Answer answer(ToKernel.Question question) {
        JobLabel before = JobLabel.current();
        try {
            JobLabel.question("").use();
            return answered(question);
        } finally {
            before.use();
        }
    }

    private Answer answered(ToKernel.Question question) {
        return switch (question) {
            case ToKernel.TableQuestion ask -> tables.answer(ask);
            case ToKernel.ListTables(long number) ->
                new Answer.Tables(number, spark.catalog().tableNames().stream().map(this::table).toList());
            case ToKernel.ListJobs(long number) -> new Answer.Jobs(number, history.all());
            case ToKernel.ListFiles(long number, String folder) -> files.list(number, folder);
            case ToKernel.DescribeFile(long number, String path) -> files.describe(number, path);
            case ToKernel.Complete _,ToKernel.Describe _,ToKernel.ListVariables _,ToKernel.ListWorkers _,ToKernel.AskType _,ToKernel.CheckCompleteness _,ToKernel.CheckText _,ToKernel.Reset _ ->
                throw new IllegalArgumentException("not a question about a session: " + question);
        };
    }

    private Answer.TableInfo table(String name) {
        return new Answer.TableInfo(name, spark.catalog().isCached(name) ? "cached view" : "view",
                DataFiles.columns(spark.table(name).schema()));
    }
}

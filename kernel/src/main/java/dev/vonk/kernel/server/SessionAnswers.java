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

    SessionAnswers(Session spark, TableAnswers tables) {
        this.spark = spark;
        this.tables = tables;
    }

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
            case ToKernel.ListTables _,ToKernel.ListJobs _,ToKernel.ListFiles _,ToKernel.DescribeFile _ ->
                new Answer.Refused(question.number(), "not yet");
            case ToKernel.Complete _,ToKernel.Describe _,ToKernel.ListVariables _,ToKernel.ListWorkers _,ToKernel.AskType _,ToKernel.CheckCompleteness _,ToKernel.CheckText _,ToKernel.Reset _ ->
                throw new IllegalArgumentException("not a question about a session: " + question + " " + spark);
        };
    }
}

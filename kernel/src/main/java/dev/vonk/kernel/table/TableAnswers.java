package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.query.Explanation;
import dev.vonk.kernel.query.JobLabel;

/// Answers questions about tables. Runs queries on the calling thread; interrupting it stops them.
public final class TableAnswers {
    private final ShownTables tables;

    public TableAnswers(ShownTables tables) {
        this.tables = tables;
    }

    /// @throws TableException where the question makes no sense; the message is for users
    public Answer answer(ToKernel.TableQuestion question) {
        ShownTable table = tables.table(question.table());
        return switch (question) {
            case ToKernel.ReadPage ask -> page(table, ask);
            case ToKernel.ProfileTable ask -> {
                JobLabel.question("profile of a table").use();
                yield TableProfile.of(table.frame(), ask);
            }
            case ToKernel.SaveTable ask -> save(table, ask);
            case ToKernel.AskPlan ask -> plan(table, ask.number());
        };
    }

    private static Answer page(ShownTable table, ToKernel.ReadPage ask) {
        if (ask.from() < 0 || ask.count() < 0) {
            throw new TableException("rows are counted from 0: there are none at " + ask.from());
        }
        RowReader.Rows rows = table.rows(ask.query(), ask.from() + ask.count()).rows(ask.from(), ask.count());
        return new Answer.Page(ask.number(), ask.from(), rows.items(), rows.known(), rows.more());
    }

    private static Answer save(ShownTable table, ToKernel.SaveTable ask) {
        JobLabel.question("saving a table").use();
        String[] names = table.frame().columns();
        TableFile.write(QueriedFrame.numbered(table.frame(), ask.query()).toDF(names), ask.path(), ask.format());
        return new Answer.Done(ask.number());
    }

    private static Answer plan(ShownTable table, long number) {
        var frame = table.frame().toDF();
        String text = frame.sparkSession().runner().explain(frame.plan(), Explanation.SIMPLE);
        return new Answer.Plan(number, text, table.run().map(PlanGraph::of)
                .orElseGet(() -> PlanGraph.of(text.substring(text.indexOf('\n') + 1))));
    }
}

package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;

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
            case ToKernel.ProfileTable ask -> new Answer.Refused(ask.number(), "not yet");
            case ToKernel.SaveTable ask -> new Answer.Refused(ask.number(), "not yet");
            case ToKernel.AskPlan ask -> new Answer.Refused(ask.number(), "not yet");
        };
    }

    private static Answer page(ShownTable table, ToKernel.ReadPage ask) {
        if (ask.from() < 0 || ask.count() < 0) {
            throw new TableException("rows are counted from 0: there are none at " + ask.from());
        }
        RowReader.Rows rows = table.rows(ask.query()).rows(ask.from(), ask.count());
        return new Answer.Page(ask.number(), ask.from(), rows.items(), rows.known(), rows.more());
    }
}

package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.query.Explanation;
import dev.vonk.kernel.syntax.DescribeCommand;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// What something is: the columns of a table or query, a function, a plan.
final class DescribeCommands {
    private final Desk desk;

    DescribeCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(DescribeCommand command) {
        return switch (command) {
            case DescribeCommand.OfQuery(var query, var _) -> columns(desk.queries().analyze(query).schema());
            case DescribeCommand.Table table -> columns(desk.table(table.table()).schema());
            case DescribeCommand.Function function -> function(function);
            case DescribeCommand.Database database -> throw Desk.notYet("DESCRIBE DATABASE", database.origin());
            case DescribeCommand.Explain explain -> explain(explain);
        };
    }

    private static Frame columns(StructType schema) {
        return Desk.texts(List.of("col_name", "data_type", "comment"), schema.fields().stream()
                .map(field -> Desk.row(field.name(), field.dataType().simpleString(), null)).toList());
    }

    private Frame function(DescribeCommand.Function function) {
        var name = desk.last(function.name());
        var catalog = desk.catalog();
        var usage = catalog.scalar(name).map(found -> found.usage())
                .or(() -> catalog.aggregate(name).map(found -> found.usage()))
                .or(() -> catalog.window(name).map(found -> found.usage()))
                .orElseThrow(() -> Errors.unresolvedRoutine(name, catalog.functionNames(), function.origin()));
        return Desk.texts(List.of("function_desc"),
                List.of(Desk.row("Function: " + name), Desk.row("Usage: " + usage)));
    }

    private Frame explain(DescribeCommand.Explain explain) {
        if (!(explain.statement() instanceof Statement.Rows(var query))) {
            throw Desk.notYet("EXPLAIN of a command", explain.origin());
        }
        var explanation = switch (explain.mode()) {
            case EXTENDED, COST -> Explanation.EXTENDED;
            case SIMPLE, LOGICAL, FORMATTED, CODEGEN -> Explanation.SIMPLE;
        };
        var text = desk.runner().get().explain(desk.queries().analyze(query).plan(), explanation);
        return Desk.texts(List.of("plan"), List.of(Desk.row(text)));
    }
}

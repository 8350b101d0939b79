package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.ViewCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Views: names for queries. What a view means is looked at anew after a table changed, so it shows what is there now.
final class ViewCommands {
    private final Desk desk;

    ViewCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(ViewCommand command) {
        return switch (command) {
            case ViewCommand.Create create -> create(create);
            case ViewCommand.CreateOver over -> createOver(over);
            case ViewCommand.Drop drop -> drop(drop.name(), drop.ifExists(), drop.origin());
        };
    }

    private Frame create(ViewCommand.Create create) {
        var name = desk.last(create.name());
        var columns = create.columns().stream().map(ViewCommand.Column::name).toList();
        add(name, create.replace(), create.ifNotExists(), () -> plan(create.query(), columns), create.origin());
        return Desk.nothing();
    }

    private LogicalPlan plan(Query query, List<String> columns) {
        var frame = desk.queries().analyze(query);
        return (columns.isEmpty() ? frame : new Projections(desk.queries().around()).renameAll(frame, columns)).plan();
    }

    private Frame createOver(ViewCommand.CreateOver over) {
        var options = new HashMap<>(over.options());
        var path = options.remove("path");
        var plan = desk.tables().find(List.of(over.format(), path == null ? "" : path), Map.copyOf(options))
                .orElseThrow(() -> Errors.invalid("DATA_SOURCE_NOT_FOUND", "There is no format " + Errors.quoted(over
                        .format()) + " to read from.", over.origin()));
        add(desk.last(over.name()), over.replace(), false, () -> plan, over.origin());
        return Desk.nothing();
    }

    private void add(String name, boolean replace, boolean ifNotExists, Supplier<LogicalPlan> meaning,
            Origin origin) {
        var catalog = desk.catalog();
        boolean taken = catalog.view(name).isPresent();
        if (taken && ifNotExists) {
            return;
        }
        if (taken && !replace) {
            throw Errors.invalid("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", "There is a table or view " + Errors.quoted(name)
                    + " already. Write CREATE OR REPLACE, or drop it first.", origin);
        }
        // an error in it is said now, not when it is used
        var plan = meaning.get();
        catalog.replaceView(name, catalog.current(meaning, plan));
    }

    private Frame drop(Syntax written, boolean ifExists, Origin origin) {
        var name = desk.last(written);
        if (!desk.catalog().dropView(name) && !ifExists) {
            throw Errors.invalid("TABLE_OR_VIEW_NOT_FOUND", "There is no view " + Errors.quoted(name)
                    + " to drop. Write DROP VIEW IF EXISTS where that does not matter.", origin);
        }
        return Desk.nothing();
    }
}

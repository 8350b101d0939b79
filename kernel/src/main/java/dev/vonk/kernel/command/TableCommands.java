package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Conversions;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.catalog.MemoryTable;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.TableCommand;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables: rows under a name, kept in memory for as long as the session lasts.
final class TableCommands {
    private final Desk desk;

    TableCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(TableCommand command) {
        return switch (command) {
            case TableCommand.Create create -> create(create);
            case TableCommand.CreateLike like -> createLike(like);
            case TableCommand.Drop drop -> drop(drop);
            case TableCommand.Insert insert -> insert(insert);
            case TableCommand.Truncate truncate -> {
                table(truncate.name()).replace(List.of());
                desk.catalog().changed();
                yield Desk.nothing();
            }
            case TableCommand.Analyze analyze -> {
                table(analyze.name());
                yield Desk.nothing();
            }
            case TableCommand.InsertWhere insert -> throw Desk.notYet("INSERT ... REPLACE WHERE", insert.origin());
            case TableCommand.InsertDirectory insert ->
                throw Desk.notYet("INSERT OVERWRITE DIRECTORY", insert.origin());
        };
    }

    private Frame create(TableCommand.Create create) {
        if (create.location() != null) {
            throw Desk.notYet("CREATE TABLE with a LOCATION", create.origin());
        }
        if (taken(create.name(), create.ifNotExists(), create.replace(), create.origin())) {
            return Desk.nothing();
        }
        var name = desk.last(create.name());
        if (create.query() == null) {
            var fields = create.columns().stream().map(column -> new StructField(column.name(), column.type(),
                    column.nullable())).toList();
            var defaults = new HashMap<String, Syntax>();
            create.columns().stream().filter(column -> column.defaultValue() != null)
                    .forEach(column -> defaults.put(column.name(), column.defaultValue()));
            desk.catalog().addTable(new MemoryTable(name, new StructType(fields), defaults, List.of()));
            return Desk.nothing();
        }
        var frame = desk.queries().analyze(create.query());
        desk.catalog().addTable(new MemoryTable(name, frame.schema(), Map.of(), rows(frame.plan())));
        return Desk.nothing();
    }

    private Frame createLike(TableCommand.CreateLike like) {
        if (!taken(like.name(), like.ifNotExists(), false, like.origin())) {
            var source = desk.name(like.source());
            var plan = desk.tables().find(source, Map.of()).orElseThrow(() -> missing(source.getLast(), like
                    .origin()));
            desk.catalog().addTable(new MemoryTable(desk.last(like.name()), plan.schema(), Map.of(), List.of()));
        }
        return Desk.nothing();
    }

    private boolean taken(Syntax written, boolean ifNotExists, boolean replace, Origin origin) {
        var name = desk.last(written);
        boolean taken = desk.catalog().table(name).isPresent();
        if (taken && !ifNotExists && !replace) {
            throw Errors.invalid("TABLE_OR_VIEW_ALREADY_EXISTS", "There is a table " + Errors.quoted(name)
                    + " already. Drop it first, or write CREATE TABLE IF NOT EXISTS.", origin);
        }
        return taken && ifNotExists;
    }

    private Frame drop(TableCommand.Drop drop) {
        var name = desk.last(drop.name());
        if (!desk.catalog().dropTable(name) && !desk.catalog().dropView(name) && !drop.ifExists()) {
            throw missing(name, drop.origin());
        }
        return Desk.nothing();
    }

    private Frame insert(TableCommand.Insert insert) {
        var table = table(insert.name());
        var frame = desk.queries().analyze(insert.query());
        var rows = rows(new OneInput.Project(columns(table, frame, insert), frame.plan()));
        if (insert.overwrite()) {
            table.replace(rows);
        } else {
            table.append(rows);
        }
        desk.catalog().changed();
        return Desk.nothing();
    }

    /// For each column of the table what the query gives for it.
    private List<NamedExpression> columns(MemoryTable table, Frame frame, TableCommand.Insert insert) {
        var fixed = new HashMap<String, Expression>();
        insert.partition().forEach((column, value) -> {
            if (value != null) {
                fixed.put(key(column), Constants.analyzer(desk.queries().around(), "PARTITION").analyze(value));
            }
        });
        var given = new HashMap<>(fixed);
        var names = insert.byName()
                ? frame.schema().names()
                : insert.columns().isEmpty()
                        ? table.schema().names().stream().filter(name -> !fixed.containsKey(key(name))).toList()
                        : insert.columns();
        requireAsMany(table, frame, names, insert);
        for (int i = 0; i < frame.columns().size(); i++) {
            given.put(key(names.get(i)), frame.columns().get(i));
        }
        var columns = new ArrayList<NamedExpression>();
        for (var field : table.schema().fields()) {
            var value = Optional.ofNullable(given.remove(key(field.name()))).orElseGet(() -> absent(table, field));
            columns.add(NamedExpression.of(field.name(), Conversions.to(value, field.dataType())));
        }
        if (!given.isEmpty()) {
            var unknown = given.keySet().iterator().next();
            throw Errors.unresolvedColumn(unknown, unknown, table.schema().names(), insert.origin());
        }
        return columns;
    }

    private static void requireAsMany(MemoryTable table, Frame frame, List<String> names,
            TableCommand.Insert insert) {
        if (frame.columns().size() == names.size()) {
            return;
        }
        boolean tooMany = frame.columns().size() > names.size();
        throw Errors.invalid("INSERT_COLUMN_ARITY_MISMATCH." + (tooMany
                ? "TOO_MANY_DATA_COLUMNS"
                : "NOT_ENOUGH_DATA_COLUMNS"), "The query gives " + frame.columns().size() + " columns ("
                        + Errors.quoted(frame.schema().names()) + "), but " + names.size() + " of "
                        + Errors.quoted(table.name()) + " are to be filled (" + Errors.quoted(names) + ").",
                insert.origin());
    }

    private Expression absent(MemoryTable table, StructField field) {
        var written = table.defaults().get(field.name());
        return written == null
                ? new Literal(null, field.dataType())
                : Constants.analyzer(desk.queries().around(), "DEFAULT").analyze(written);
    }

    private List<Batch> rows(LogicalPlan plan) {
        var batches = new ArrayList<Batch>();
        try (var stream = desk.runner().get().run(plan)) {
            stream.forEachRemaining(batch -> batches.add(batch.compact()));
        }
        return batches;
    }

    private MemoryTable table(Syntax written) {
        var name = desk.last(written);
        return desk.catalog().table(name).orElseThrow(() -> missing(name, written.origin()));
    }

    private AnalysisException missing(String name, Origin origin) {
        var known = desk.catalog().tableNames();
        return Errors.invalid("TABLE_OR_VIEW_NOT_FOUND", "There is no table " + Errors.quoted(name) + ". " + (known
                .isEmpty() ? "There are none yet." : "Those there are: " + String.join(", ", known) + "."), origin);
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}

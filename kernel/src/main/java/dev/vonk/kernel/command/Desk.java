package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.query.QueryAnalyzer;
import dev.vonk.kernel.analysis.query.Tables;
import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.query.QueryRunner;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What commands work with.
///
/// @param catalog names of the session
/// @param queries what queries mean
/// @param tables tables and files by name
/// @param settings those of the session, not a copy
/// @param runner runs plans; asked for when it is needed, since a session may have been stopped
public record Desk(Catalog catalog, QueryAnalyzer queries, Tables tables, Map<String, String> settings,
        Supplier<QueryRunner> runner) {
    /// The parts of a written name.
    List<String> name(Syntax written) {
        return switch (written) {
            case Syntax.Name(var names, var _) -> names;
            case Syntax.IdentifierOf(var name, var origin) -> {
                var text = String.valueOf(Constants.of(name, "IDENTIFIER", queries.around()));
                yield NameParser.parse(text).orElseThrow(() -> Errors.badName(text, origin));
            }
            default -> throw new IllegalStateException("not a name: " + written);
        };
    }

    /// The last part of a written name: what it is called within its database.
    String last(Syntax written) {
        return name(written).getLast();
    }

    /// The plan of a table or view.
    ///
    /// @throws AnalysisException where there is none of the name
    LogicalPlan table(Syntax written) {
        var name = name(written);
        return tables.find(name, Map.of()).orElseThrow(() -> notFound(name.getLast(), written.origin()));
    }

    /// The error for a name that no table and no view has.
    static AnalysisException notFound(String name, Origin origin) {
        return Errors.invalid("TABLE_OR_VIEW_NOT_FOUND", "There is no table or view " + Errors.quoted(name) + ".",
                origin);
    }

    /// The error for a command, or a part of one, that is not carried out.
    static AnalysisException notYet(String what, Origin origin) {
        return Errors.invalid("UNSUPPORTED_FEATURE", what + " cannot be done yet.", origin);
    }

    /// A frame without columns and rows.
    static Frame nothing() {
        return Frame.of(Leaf.Scan.of(new MemorySource(new StructType(), List.of())));
    }

    /// A frame of texts.
    ///
    /// @param columns their names
    /// @param rows of as many values each
    static Frame texts(List<String> columns, List<List<@Nullable String>> rows) {
        var schema = new StructType(columns.stream().map(column -> new StructField(column, DataTypes.StringType, true))
                .toList());
        return rows(schema, rows.stream().map(row -> Row.of(schema, row.toArray())).toList());
    }

    /// A frame of rows.
    static Frame rows(StructType schema, List<Row> rows) {
        return Frame.of(Leaf.Scan.of(MemorySource.ofRows(schema, rows)));
    }

    /// A row of texts.
    static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }
}

package dev.vonk.kernel.command;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.syntax.ShowCommand;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What there is.
final class ShowCommands {
    private final Desk desk;

    ShowCommands(Desk desk) {
        this.desk = desk;
    }

    Frame run(ShowCommand command) {
        return switch (command) {
            case ShowCommand.Tables(var _, var pattern, var _) -> tables(pattern);
            case ShowCommand.Views(var _, var pattern, var _) -> views(pattern);
            case ShowCommand.Databases(var _, var pattern, var _) -> list("namespace", Stream.of("default"), pattern);
            case ShowCommand.Catalogs(var pattern, var _) -> list("catalog", Stream.of("spark_catalog"), pattern);
            case ShowCommand.CurrentDatabase _ -> Desk.texts(List.of("catalog", "namespace"),
                    List.of(Desk.row("spark_catalog", "default")));
            case ShowCommand.Columns columns -> columns(columns.table());
            case ShowCommand.Functions functions -> list("function", desk.catalog().functionNames().stream(),
                    functions.pattern());
            case ShowCommand.TablesExtended show -> throw Desk.notYet("SHOW TABLE EXTENDED", show.origin());
            case ShowCommand.Partitions show -> throw Desk.notYet("SHOW PARTITIONS", show.origin());
            case ShowCommand.CreateTable show -> throw Desk.notYet("SHOW CREATE TABLE", show.origin());
            case ShowCommand.Properties show -> throw Desk.notYet("SHOW TBLPROPERTIES", show.origin());
        };
    }

    private Frame tables(@Nullable String pattern) {
        var schema = new StructType(List.of(new StructField("namespace", DataTypes.StringType, false),
                new StructField("tableName", DataTypes.StringType, false),
                new StructField("isTemporary", DataTypes.BooleanType, false)));
        var rows = new ArrayList<Row>();
        desk.catalog().tableNames().stream().filter(matches(pattern))
                .forEach(name -> rows.add(Row.of(schema, "default", name, false)));
        desk.catalog().viewNames().stream().filter(matches(pattern))
                .forEach(name -> rows.add(Row.of(schema, "", name, true)));
        return Desk.rows(schema, rows);
    }

    private Frame views(@Nullable String pattern) {
        var schema = new StructType(List.of(new StructField("namespace", DataTypes.StringType, false),
                new StructField("viewName", DataTypes.StringType, false),
                new StructField("isTemporary", DataTypes.BooleanType, false)));
        return Desk.rows(schema, desk.catalog().viewNames().stream().filter(matches(pattern))
                .map(name -> Row.of(schema, "", name, true)).toList());
    }

    private Frame columns(Syntax table) {
        return list("col_name", desk.table(table).schema().names().stream(), null);
    }

    private static Frame list(String column, Stream<String> names, @Nullable String pattern) {
        return Desk.texts(List.of(column), names.filter(matches(pattern)).map(Desk::row).toList());
    }

    /// `*` stands for anything, `|` for or.
    private static java.util.function.Predicate<String> matches(@Nullable String pattern) {
        if (pattern == null) {
            return _ -> true;
        }
        var expression = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\|"))
                .map(part -> Stream.of(part.strip().split("\\*", -1)).map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|"));
        var compiled = Pattern.compile(expression);
        return name -> compiled.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}

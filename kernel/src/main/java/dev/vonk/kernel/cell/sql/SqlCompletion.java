package dev.vonk.kernel.cell.sql;

import dev.vonk.Session;
import dev.vonk.kernel.cell.completion.Completion;
import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.completion.Description;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.SqlToken;
import dev.vonk.kernel.sql.token.Keywords;
import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What could stand at a cursor in SQL: columns of the tables that the statement names, tables, functions, and the
/// keywords that the grammar would take there. Nothing is run for it.
final class SqlCompletion {
    private static final int MOST_CANDIDATES = 300;

    private final Session spark;

    SqlCompletion(Session spark) {
        this.spark = spark;
    }

    Completions complete(SqlText sql, int cursor) {
        if (isInQuotesOrComment(sql.text(), cursor)) {
            return new Completions(cursor, List.of());
        }
        Fragment statement = sql.around(cursor);
        int from = wordStart(sql.text(), cursor);
        String typed = sql.text().substring(from, cursor);
        TablesInText tables = new TablesInText(statement);
        List<Completion> found = new ArrayList<>();
        Optional<String> qualifier = tables.qualifier(from);
        if (qualifier.isPresent()) {
            found.addAll(columns(tables, Set.of(qualifier.get())));
        } else {
            unqualified(sql.text().substring(Math.min(statement.start(), from), from), tables, from, typed, found);
        }
        return new Completions(from, found.stream()
                .filter(each -> each.text().regionMatches(true, 0, typed, 0, typed.length()))
                .limit(MOST_CANDIDATES)
                .toList());
    }

    private void unqualified(String before, TablesInText tables, int from, String typed, List<Completion> found) {
        Set<String> expected = before.isBlank() ? Keywords.BEGINNINGS : SqlParser.continuations(before);
        if (tables.isTablePlace(from)) {
            spark.catalog().tableNames().forEach(name -> found.add(
                    new Completion(quoted(name), Completion.Kind.NAME, "table", true)));
        } else if (expected.contains("an expression") || expected.isEmpty() || tables.isValuePlace(from)) {
            found.addAll(columns(tables, tables.tables().keySet()));
            functions().forEach(found::add);
        }
        boolean lower = typed.isEmpty() ? isLower(before) : isLower(typed);
        (expected.isEmpty() ? Keywords.every() : expected).stream().sorted()
                .filter(word -> word.length() > 1 && word.chars().allMatch(letter -> letter == '_'
                        || Character.isUpperCase(letter)))
                .map(word -> lower ? word.toLowerCase(Locale.ROOT) : word)
                .forEach(word -> found.add(new Completion(word, Completion.Kind.KEYWORD, "", false)));
    }

    private static boolean isLower(String text) {
        return text.chars().filter(Character::isLetter).findFirst().stream().anyMatch(Character::isLowerCase);
    }

    private List<Completion> columns(TablesInText tables, Set<String> names) {
        Set<String> told = new LinkedHashSet<>();
        List<Completion> columns = new ArrayList<>();
        for (String name : names) {
            for (StructField field : fields(tables.tables().get(name))) {
                if (told.add(field.name())) {
                    columns.add(new Completion(quoted(field.name()), Completion.Kind.COLUMN,
                            field.dataType().simpleString(), true));
                }
            }
        }
        return columns;
    }

    /// Files are not opened for a keystroke: only tables and views have columns here.
    private List<StructField> fields(@Nullable String table) {
        if (table == null) {
            return List.of();
        }
        return spark.catalog().tableNames().stream()
                .filter(name -> name.equalsIgnoreCase(table.replace("`", "").replaceFirst(".*\\.", "")))
                .findFirst()
                .map(name -> spark.table(name).schema().fields())
                .orElse(List.of());
    }

    private List<Completion> functions() {
        FunctionRegistry builtin = FunctionRegistry.builtin();
        List<Completion> functions = new ArrayList<>();
        spark.catalog().functionNames().forEach(name -> {
            if (name.matches("\\w+")) {
                functions.add(new Completion(name + "(", Completion.Kind.METHOD, usage(builtin, name), false));
            }
        });
        return functions;
    }

    private static String usage(FunctionRegistry builtin, String name) {
        return builtin.scalar(name).map(function -> function.usage())
                .or(() -> builtin.aggregate(name).map(function -> function.usage()))
                .orElse("");
    }

    private static String quoted(String name) {
        boolean plain = name.matches("[A-Za-z_]\\w*") && Keywords.mayBeAlias(name.toUpperCase(Locale.ROOT), false);
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }

    /// The function whose arguments the cursor is in, or whose name it stands at.
    Description describe(SqlText sql, int cursor) {
        TablesInText words = new TablesInText(sql.around(cursor));
        int closed = 0;
        int commas = 0;
        for (int at = words.tokens().size() - 1; at >= 0; at--) {
            SqlToken token = words.tokens().get(at);
            if (token.start() >= cursor) {
                continue;
            }
            if (token.kind() == SqlToken.Kind.CALL && cursor <= token.end()) {
                return described(words.word(at), -1);
            }
            switch (words.word(at)) {
                case ")" -> closed++;
                case "," -> commas += closed == 0 ? 1 : 0;
                case "(" -> {
                    if (closed == 0) {
                        return at == 0 ? described("", -1) : described(words.word(at - 1), commas);
                    }
                    closed--;
                }
                default -> {}
            }
        }
        return described("", -1);
    }

    private static Description described(String word, int argument) {
        FunctionRegistry builtin = FunctionRegistry.builtin();
        String name = word.toLowerCase(Locale.ROOT);
        List<Description.Signature> found = builtin.scalar(name)
                .map(function -> new Description.Signature(function.usage(), function.description()
                        + "\n\n`" + function.example().call() + "` gives `" + function.example().result() + "`"))
                .or(() -> builtin.aggregate(name)
                        .map(function -> new Description.Signature(function.usage(), function.description())))
                .stream().toList();
        return new Description(found, found.isEmpty() ? -1 : argument);
    }

    private static int wordStart(String text, int cursor) {
        int start = cursor;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        return start;
    }

    private static boolean isInQuotesOrComment(String text, int cursor) {
        return SqlToken.of(text).stream().anyMatch(token -> switch (token.kind()) {
            case STRING, QUOTED_NAME -> token.start() < cursor && (cursor < token.end() || token.open());
            case COMMENT -> token.start() < cursor
                    && (cursor < token.end() || token.open() || text.startsWith("--", token.start())
                            && cursor == token.end());
            case KEYWORD, TYPE, NAME, CALL, NUMBER, SYMBOL -> false;
        });
    }
}

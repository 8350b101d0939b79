package dev.vonk.repl.terminal;

import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseException;
import java.util.List;
import java.util.regex.Pattern;

/// What is typed in the SQL mode, as cells of SQL and back.
final class Statements {
    /// The place of an error: the cell, the line.
    private static final Pattern PLACE = Pattern.compile("^(#[^:\n]+:)([0-9]+)(?=:)", Pattern.MULTILINE);

    private Statements() {}

    /// The statements, each behind as many empty lines as stand before it.
    static List<String> of(String text) {
        try {
            return SqlParser.script(text).stream()
                    .map(statement -> "\n".repeat(statement.line() - 1) + " ".repeat(statement.column() - 1)
                            + statement.words())
                    .toList();
        } catch (ParseException unclosed) {
            // The kernel says the same, and shows the place.
            return List.of(text);
        }
    }

    /// An error of a cell whose first line, the magic, nobody has typed.
    static String error(String text) {
        return PLACE.matcher(text).replaceAll(found -> found.group(1) + (Integer.parseInt(found.group(2)) - 1));
    }
}

package dev.vonk.kernel.cell.sql;

import dev.vonk.kernel.cell.Magic;
import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.SqlToken;
import dev.vonk.kernel.syntax.Fragment;
import java.util.List;

/// The SQL of a cell. All that is not SQL is blank in it, so that its places are those of the cell.
///
/// @param variable the variable for the result; empty where none is named
record SqlText(String text, String variable) {

    static SqlText of(Magic.Call call) {
        String cell = call.cell();
        if (call.wholeCell()) {
            SqlCell sql = SqlCell.of(cell).orElseThrow();
            return new SqlText(blank(cell.substring(0, sql.start())) + cell.substring(sql.start()), sql.variable());
        }
        int lineEnd = cell.indexOf('\n', call.start());
        return new SqlText(blank(cell.substring(0, call.start()))
                + cell.substring(call.start(), lineEnd < 0 ? cell.length() : lineEnd), "");
    }

    /// The statements, each at its place.
    ///
    /// @throws dev.vonk.kernel.sql.ParseException for a comment that does not end
    List<Fragment> statements() {
        return SqlParser.script(text);
    }

    /// A statement alone, with nothing but blanks before it.
    static String alone(Fragment statement) {
        return blank(statement.text().substring(0, statement.start())) + statement.words();
    }

    /// The statement that a cursor is in, also one that is not finished.
    Fragment around(int cursor) {
        int start = 0;
        int end = text.length();
        for (SqlToken token : SqlToken.of(text)) {
            if (!token.kind().equals(SqlToken.Kind.SYMBOL) || text.charAt(token.start()) != ';') {
                continue;
            }
            if (token.end() <= cursor) {
                start = token.end();
            } else {
                end = Math.min(end, token.start());
            }
        }
        return new Fragment(text, Math.min(start, end), end);
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}

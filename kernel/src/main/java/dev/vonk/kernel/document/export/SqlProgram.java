package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.SqlCell;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.syntax.DescribeCommand;
import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.kernel.syntax.ShowCommand;
import dev.vonk.kernel.syntax.Statement;
import java.util.ArrayList;
import java.util.List;

/// A cell of SQL as statements of Java: each statement is a call of `spark.sql`, and the rows of the last are shown.
final class SqlProgram {
    private SqlProgram() {}

    static List<String> of(SqlCell cell) {
        List<String> statements = statements(cell.sql());
        List<String> java = new ArrayList<>();
        for (int index = 0; index < statements.size(); index++) {
            String statement = statements.get(index);
            String call = "spark.sql(" + textBlock(statement) + ")";
            boolean shown = index == statements.size() - 1 && givesRows(statement);
            if (index < statements.size() - 1 || cell.variable().isEmpty()) {
                java.add(call + (shown ? ".show();" : ";"));
                continue;
            }
            java.add("var " + cell.variable() + " = " + call + ";");
            if (shown) {
                java.add(cell.variable() + ".show();");
            }
        }
        return java;
    }

    /// A line `%sql STATEMENT`, whose rows later lines find in a variable.
    static String line(String statement) {
        return "var " + SqlCell.USUAL_VARIABLE + " = spark.sql(" + textBlock(statement.strip()) + ");\n"
                + SqlCell.USUAL_VARIABLE + ".show();";
    }

    private static List<String> statements(String text) {
        try {
            return SqlParser.script(text).stream().map(Fragment::words).toList();
        } catch (ParseException unclosed) {
            return List.of(text);
        }
    }

    /// A text that is no SQL is shown: running it tells what is wrong.
    private static boolean givesRows(String text) {
        try {
            Statement statement = SqlParser.statement(text);
            return statement instanceof Statement.Rows || statement instanceof ShowCommand
                    || statement instanceof DescribeCommand;
        } catch (ParseException mistake) {
            return true;
        }
    }

    private static String textBlock(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        boolean quoteAtEnd = escaped.endsWith("\"");
        String body = quoteAtEnd ? escaped.substring(0, escaped.length() - 1) + "\\\"" : escaped;
        return "\"\"\"\n" + body + "\"\"\"";
    }
}

package dev.vonk.repl.sql;

import dev.vonk.Session;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.server.PlainMessage;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.syntax.Fragment;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;

/// Runs the statements of a text in a session, one after the other, until one fails.
public final class SqlRun {
    private final Session spark;
    private final ResultWriter writer;
    private final PrintWriter err;

    /// @param limits how much of a table is shown
    public SqlRun(Session spark, ResultFormat format, DisplayLimits limits, PrintWriter out, PrintWriter err) {
        this.spark = spark;
        this.writer = new ResultWriter(format, limits, out);
        this.err = err;
    }

    /// Writes what each statement gives, or the first error, whose place counts from the beginning of the text.
    ///
    /// @return whether all went well
    public boolean run(String text) {
        try {
            for (Fragment statement : SqlParser.script(text)) {
                writer.write(spark.sql(inItsPlace(statement)));
            }
            return true;
        } catch (CancellationException _) {
            err.println("Interrupted.");
            return false;
        } catch (RuntimeException failed) {
            err.println(PlainMessage.of(failed).orElseThrow(() -> failed));
            return false;
        }
    }

    /// The statement behind as many blanks and line breaks as there is text before it, so that errors count as an
    /// editor does.
    private static String inItsPlace(Fragment statement) {
        return statement.text().substring(0, statement.start()).replaceAll("[^\n]", " ") + statement.words();
    }
}

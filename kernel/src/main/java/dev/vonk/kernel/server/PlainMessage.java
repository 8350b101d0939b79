package dev.vonk.kernel.server;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.table.TableException;
import dev.vonk.runtime.data.DataException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// What is wrong with a query, or with the data, says so itself; the class of the exception would only be noise.
public final class PlainMessage {
    private static final String API = "dev.vonk.";

    private PlainMessage() {}

    /// The message where the user can mend what went wrong; empty where it may be a bug, of the user's code or of ours.
    public static Optional<String> of(Throwable thrown) {
        boolean written = switch (thrown) {
            case AnalysisException _,ParseException _,DataException _,TableException _ -> true;
            case IllegalArgumentException _,IllegalStateException _,NoSuchElementException _ ->
                isRaisedByTheApi(thrown);
            default -> false;
        };
        return written ? Optional.ofNullable(thrown.getMessage()) : Optional.empty();
    }

    /// What is behind the API raises such exceptions with a condition in front where the user can mend it; without one
    /// it is a bug, and its kind helps whoever reports it.
    private static boolean isRaisedByTheApi(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length == 0 || thrown.getMessage() == null || !trace[0].getClassName().startsWith(API)) {
            return false;
        }
        return trace[0].getClassName().indexOf('.', API.length()) < 0 || thrown.getMessage().startsWith("[");
    }
}

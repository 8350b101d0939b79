package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import java.util.Arrays;
import java.util.List;

/// A query that cannot mean anything: its author can mend it. The message says what is wrong and what to write instead;
/// where the faulty expression's own place is known, the stack trace begins with it.
public final class AnalysisException extends RuntimeException {
    private final String condition;
    private final String summary;
    private final transient Origin origin;
    private final List<String> replacements;

    /// @param condition Spark's name of the error condition, e.g. `UNRESOLVED_COLUMN.WITH_SUGGESTION`
    /// @param message what is wrong and the remedy, without the condition
    /// @param origin where the expression was written
    /// @param replacements what could stand in the place of the faulty name, best first
    public AnalysisException(String condition, String message, Origin origin, List<String> replacements) {
        super("[" + condition + "] " + message + place(origin));
        this.condition = condition;
        this.summary = "[" + condition + "] " + message;
        this.origin = origin;
        this.replacements = List.copyOf(replacements);
        origin.element().ifPresent(this::startTraceAt);
    }

    public AnalysisException(String condition, String message, Origin origin) {
        this(condition, message, origin, List.of());
    }

    /// An error that was found elsewhere, at a place of the user's code.
    ///
    /// @param found whose message may begin with a condition in brackets
    public static AnalysisException at(Origin origin, String condition, RuntimeException found) {
        var message = String.valueOf(found.getMessage());
        var stripped = message.startsWith("[") ? message.substring(message.indexOf(']') + 1).strip() : message;
        return new AnalysisException(condition, stripped, origin);
    }

    /// Where in a SQL text it is; empty for places in code, which the stack trace tells.
    private static String place(Origin origin) {
        return origin.fragment().map(part -> " (line " + part.line() + ", column " + part.column() + ")\n"
                + part.underlined()).orElse("");
    }

    /// Spark's name of the error condition.
    public String condition() {
        return condition;
    }

    /// The message without the place in a SQL text.
    public String summary() {
        return summary;
    }

    /// Where the faulty expression was written.
    public Origin origin() {
        return origin;
    }

    /// What could stand in the place of the faulty name, best first.
    public List<String> replacements() {
        return replacements;
    }

    /// So that whoever shows the line of the user's code shows that of the expression, not of the call around it.
    private void startTraceAt(StackTraceElement written) {
        var trace = getStackTrace();
        var innermost = Arrays.stream(trace).filter(frame -> !Origin.isOurs(frame.getClassName())).findFirst();
        if (innermost.filter(written::equals).isPresent()) {
            return;
        }
        var longer = new StackTraceElement[trace.length + 1];
        longer[0] = written;
        System.arraycopy(trace, 0, longer, 1, trace.length);
        setStackTrace(longer);
    }
}

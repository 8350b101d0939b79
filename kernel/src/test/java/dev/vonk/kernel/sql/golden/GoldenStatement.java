package dev.vonk.kernel.sql.golden;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One statement of a golden file and what Spark answers.
///
/// @param index its place in the file, from 0
/// @param schema the columns as `struct<name:type,...>`; `struct<>` for commands and errors
/// @param output the rows as text, or the error; white space at the end is cut off
record GoldenStatement(int index, String sql, String schema, String output) {
    private static final Pattern EXCEPTION = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z0-9]+)+(\\.[A-Z][\\w$]*)+");
    private static final Pattern CONDITION = Pattern.compile("\"errorClass\" : \"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\"sqlState\" : \"([^\"]+)\"");
    private static final Pattern LISTING = Pattern.compile("(?is)\\s*(desc(ribe)?|show)\\b.*");

    /// What kind of answer it has.
    enum Kind {
        QUERY, COMMAND, ERROR, LISTING, SETTING, EXPLANATION
    }

    /// Spark's refusal.
    ///
    /// @param condition Spark's name of the error, or the name of the exception's class where it has none
    /// @param state the SQLSTATE; empty where there is none
    record Refusal(String condition, String state) {}

    /// The refusal, where Spark refuses it.
    Optional<Refusal> refusal() {
        if (!schema.equals("struct<>")) {
            return Optional.empty();
        }
        var first = output.lines().findFirst().orElse("");
        if (!EXCEPTION.matcher(first).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(found(CONDITION).orElse(first), found(STATE).orElse("")));
    }

    /// Whether the exception is one of Spark's parser.
    boolean isParseException() {
        return refusal().isPresent() && output.startsWith("org.apache.spark.sql.catalyst.parser.ParseException");
    }

    Kind kind() {
        if (refusal().isPresent()) {
            return Kind.ERROR;
        }
        var start = SqlWords.of(sql).first(2);
        if (start.startsWith("EXPLAIN")) {
            return Kind.EXPLANATION;
        }
        if (start.startsWith("SET ") || start.equals("SET") || start.startsWith("RESET")) {
            return Kind.SETTING;
        }
        if (LISTING.matcher(start).matches()) {
            return Kind.LISTING;
        }
        return schema.equals("struct<>") && output.isEmpty() ? Kind.COMMAND : Kind.QUERY;
    }

    private Optional<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(output);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

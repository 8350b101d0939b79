package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.syntax.Fragment;
import java.util.List;
import java.util.Map;

/// A SQL text that is no SQL, or that says what cannot be meant. The message says what is wrong, shows the place, and
/// where it can, what to write instead.
public final class ParseException extends RuntimeException {
    /// Conditions whose state is not the one of the others.
    private static final Map<String, String> STATES = Map.ofEntries(Map.entry("INVALID_IDENTIFIER", "42602"),
            Map.entry("INVALID_NUMERIC_LITERAL_RANGE", "22003"),
            Map.entry("DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "22003"),
            Map.entry("DATATYPE_MISSING_SIZE", "42K01"), Map.entry("INCOMPLETE_TYPE_DEFINITION", "42K01"),
            Map.entry("FAILED_TO_PARSE_TOO_COMPLEX", "54001"), Map.entry("INVALID_PARAMETER_VALUE", "22023"),
            Map.entry("INVALID_TYPED_LITERAL", "42604"), Map.entry("UNSUPPORTED_DATATYPE", "0A000"),
            Map.entry("UNSUPPORTED_TYPED_LITERAL", "0A000"), Map.entry("UNSUPPORTED_FEATURE", "0A000"),
            Map.entry("DUPLICATE_CLAUSES", "42614"), Map.entry("DUPLICATED_CTE_NAMES", "42602"),
            Map.entry("INVALID_INLINE_TABLE", "42000"), Map.entry("INCOMPATIBLE_JOIN_TYPES", "42613"),
            Map.entry("MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS", "42000"),
            Map.entry("NOT_ALLOWED_IN_PIPE_OPERATOR_WHERE", "42601"), Map.entry("INVALID_SQL_SYNTAX", "42000"),
            Map.entry("INVALID_INTERVAL_FORMAT", "22006"), Map.entry("DUPLICATE_KEY", "23505"),
            Map.entry("UNCLOSED_BRACKETED_COMMENT", "42601"), Map.entry("INVALID_LIMIT_LIKE_EXPRESSION", "42K0E"));

    private final String condition;
    private final String summary;
    private final transient Fragment fragment;
    private final List<String> expected;
    private final List<String> replacements;

    /// @param condition Spark's name of the error condition, e.g. `PARSE_SYNTAX_ERROR`
    /// @param message what is wrong and the remedy, without the condition
    /// @param fragment the place
    public ParseException(String condition, String message, Fragment fragment) {
        this(condition, message, fragment, List.of(), List.of());
    }

    /// @param expected what could have stood at the place, in order
    /// @param replacements what was probably meant, best first
    public ParseException(String condition, String message, Fragment fragment, List<String> expected,
            List<String> replacements) {
        super("[" + condition + "] " + message + " (line " + fragment.line() + ", column " + fragment.column() + ")\n"
                + fragment.underlined());
        this.condition = condition;
        this.summary = "[" + condition + "] " + message;
        this.fragment = fragment;
        this.expected = List.copyOf(expected);
        this.replacements = List.copyOf(replacements);
    }

    /// Spark's name of the error condition.
    public String condition() {
        return condition;
    }

    /// The message without the place.
    public String summary() {
        return summary;
    }

    /// The SQLSTATE of the condition.
    public String sqlState() {
        int dot = condition.indexOf('.');
        return STATES.getOrDefault(dot < 0 ? condition : condition.substring(0, dot), "42601");
    }

    /// Where in the text.
    public Fragment fragment() {
        return fragment;
    }

    /// Keywords, operators and kinds of words that could have stood at the place; empty where that says nothing.
    public List<String> expected() {
        return expected;
    }

    /// What was probably meant, best first.
    public List<String> replacements() {
        return replacements;
    }
}

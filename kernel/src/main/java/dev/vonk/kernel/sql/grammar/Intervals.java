package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Intervals: `INTERVAL 1 DAY 2 HOURS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '1 day'`.
final class Intervals {
    private static final List<String> UNITS = List.of("NANOSECOND", "MICROSECOND", "MILLISECOND", "SECOND", "MINUTE",
            "HOUR", "DAY", "WEEK", "MONTH", "YEAR");
    private static final List<String> RANGE_UNITS = List.of("SECOND", "MINUTE", "HOUR", "DAY", "MONTH", "YEAR");

    private static final Set<String> RANGES = Set.of("year month", "day hour", "day minute", "day second",
            "hour minute", "hour second", "minute second");

    private final Tokens tokens;
    private final Names names;

    Intervals(Grammar grammar) {
        this.tokens = grammar.tokens();
        this.names = grammar.names();
    }

    /// Whether the word INTERVAL that is next begins an interval rather than being a name.
    boolean isAhead() {
        var next = tokens.ahead(1);
        boolean signed = next.is("-") || next.is("+");
        var value = signed ? tokens.ahead(2) : next;
        var unit = tokens.ahead(signed ? 3 : 2);
        return names.isText(value)
                || (value.kind() == TokenKind.INTEGER || value.kind() == TokenKind.DECIMAL) && unit(unit) != null;
    }

    /// An interval.
    Syntax interval() {
        int start = tokens.position();
        tokens.require("INTERVAL");
        var values = new ArrayList<Syntax.IntervalValue>();
        while (startsValue()) {
            values.add(value());
            boolean range = values.stream().anyMatch(value -> value.to() != null);
            if (values.size() > 1 && (range || values.getFirst().from() == null)) {
                throw tokens.error("_LEGACY_ERROR_TEMP_0024", "An interval is either a list such as 1 DAY 2 HOURS or"
                        + " one range such as '1 02:00:00' DAY TO SECOND.", start);
            }
        }
        if (values.isEmpty()) {
            throw tokens.failure();
        }
        return new Syntax.Interval(values, tokens.origin(start));
    }

    private boolean startsValue() {
        tokens.expect("a number", tokens.position());
        var next = tokens.peek();
        boolean signed = next.is("-") || next.is("+");
        var value = signed ? tokens.ahead(1) : next;
        var unit = tokens.ahead(signed ? 2 : 1);
        boolean first = tokens.last().is("INTERVAL");
        boolean fits = names.isText(value) || value.kind() == TokenKind.INTEGER || value.kind() == TokenKind.DECIMAL;
        return fits && (first || unit(unit) != null);
    }

    private Syntax.IntervalValue value() {
        int start = tokens.position();
        boolean negative = tokens.accept("-");
        if (!negative) {
            tokens.accept("+");
        }
        boolean quoted = names.atText();
        var text = quoted ? names.text() : tokens.text(tokens.next());
        var from = unit();
        if (from == null && !quoted) {
            throw tokens.failure();
        }
        var to = from == null ? null : end();
        if (from != null && to == null && text.chars().anyMatch(Character::isLetter)) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0026", "Before a unit stands a number: '1' DAY.", start);
        }
        if (to != null && !quoted) {
            throw tokens.error("_LEGACY_ERROR_TEMP_0027", "The value of an interval from one unit TO another is a text:"
                    + " '1-2' YEAR TO MONTH.", start);
        }
        if (to != null && !RANGES.contains(from + " " + to)) {
            throw tokens.error("INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION", "An interval goes from YEAR TO"
                    + " MONTH, or from DAY, HOUR or MINUTE to a smaller of HOUR, MINUTE and SECOND.", start);
        }
        return new Syntax.IntervalValue(negative ? negated(text) : text, from, to);
    }

    /// The last unit of `DAY TO SECOND`; null where TO does not follow.
    private @Nullable String end() {
        if (!tokens.at("TO") || !RANGE_UNITS.contains(tokens.last().symbol())) {
            return null;
        }
        var to = tokens.ahead(1).symbol();
        if (!RANGE_UNITS.contains(to)) {
            return null;
        }
        tokens.next();
        tokens.next();
        return to.toLowerCase(Locale.ROOT);
    }

    private @Nullable String unit() {
        tokens.expect("a unit such as DAY", tokens.position());
        var unit = unit(tokens.peek());
        if (unit != null) {
            tokens.next();
        }
        return unit;
    }

    /// The unit in lower case and singular that a token names; null for none.
    private static @Nullable String unit(Token token) {
        var word = token.symbol();
        var single = word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
        return UNITS.contains(single) ? single.toLowerCase(Locale.ROOT) : null;
    }

    private static String negated(String text) {
        return text.startsWith("-") ? text.substring(1) : "-" + text;
    }
}

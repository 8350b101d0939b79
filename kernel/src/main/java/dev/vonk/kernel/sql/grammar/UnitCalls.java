package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.TextQuotes;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The date functions whose first argument is a unit of time: DATEADD, DATEDIFF and their other names.
final class UnitCalls {
    private static final Set<String> UNITS = Set.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR",
            "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND");

    private final Grammar grammar;
    private final Tokens tokens;
    private final Calls calls;

    UnitCalls(Grammar grammar, Calls calls) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.calls = calls;
    }

    /// `DATEADD(MONTH, 1, day)`: the unit becomes a text. With two arguments it is an ordinary call.
    @Nullable
    Syntax call(String function) {
        int start = tokens.position();
        var unit = tokens.ahead(2);
        boolean text = grammar.names().isText(unit);
        if (!(text || UNITS.contains(unit.symbol())) || !tokens.ahead(3).is(",")) {
            return null;
        }
        var name = tokens.next().symbol().toLowerCase(Locale.ROOT);
        tokens.require("(");
        int at = tokens.position();
        tokens.next();
        tokens.require(",");
        var arguments = new ArrayList<>(calls.arguments());
        if (arguments.size() == 2) {
            if (text) {
                throw new ParseException("INVALID_PARAMETER_VALUE.DATETIME_UNIT", "The unit of " + name
                        + " is a word, not a text: YEAR, MONTH, DAY, HOUR and so on.", tokens.fragmentOf(at));
            }
            arguments.addFirst(new Syntax.Literal(unit.symbol(), DataTypes.StringType, tokens.originOf(at)));
            return new Syntax.Call(function, arguments, tokens.origin(start));
        }
        var written = tokens.text(unit);
        arguments.addFirst(text
                ? new Syntax.Literal(TextQuotes.value(written), DataTypes.StringType, tokens.originOf(at))
                : new Syntax.Name(List.of(written), tokens.originOf(at)));
        return calls.finished(name, arguments, false, start);
    }
}

package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Calls with words between their arguments: CASE, CAST, EXTRACT, TRIM, SUBSTRING, POSITION, OVERLAY, STRUCT, FIRST; those
/// whose first argument is a unit of time are in [UnitCalls].
final class SpecialCalls {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Calls calls;
    private final UnitCalls unitCalls;

    SpecialCalls(Grammar grammar, Calls calls) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.calls = calls;
        this.unitCalls = new UnitCalls(grammar, calls);
    }

    /// The call that begins with the next word; null where it is an ordinary one or a name.
    @Nullable
    Syntax special() {
        var word = tokens.peek().symbol();
        if (word.isEmpty()) {
            return null;
        }
        if (word.equals("CASE")) {
            return startsCase() ? caseWhen() : null;
        }
        if (!tokens.ahead(1).is("(")) {
            return null;
        }
        return switch (word) {
            case "CAST", "TRY_CAST" -> cast();
            case "EXTRACT" -> tokens.ahead(3).is("FROM") ? extract() : null;
            case "POSITION" -> position();
            case "TRIM" -> trim();
            case "SUBSTR", "SUBSTRING" -> substring();
            case "OVERLAY" -> overlay();
            case "STRUCT" -> struct();
            case "FIRST", "LAST", "ANY_VALUE" -> firstOrLast();
            case "DATEADD", "DATE_ADD", "TIMESTAMPADD" -> unitCalls.call("timestampadd");
            case "DATEDIFF", "DATE_DIFF", "TIMEDIFF", "TIMESTAMPDIFF" -> unitCalls.call("timestampdiff");
            default -> null;
        };
    }

    private boolean startsCase() {
        var next = tokens.ahead(1);
        return next.kind() != TokenKind.END && switch (next.symbol()) {
            case ")", ",", ".", "=", ";", "FROM", "]" -> false;
            default -> true;
        };
    }

    private Syntax caseWhen() {
        int start = tokens.position();
        tokens.require("CASE");
        var subject = tokens.at("WHEN") ? null : grammar.expressions().expression();
        var branches = new ArrayList<Syntax.CaseWhen.Branch>();
        do {
            tokens.require("WHEN");
            int at = tokens.position();
            var condition = grammar.expressions().expression();
            if (subject != null) {
                condition = new Syntax.Call("equal", List.of(subject, condition), tokens.origin(at));
            }
            tokens.require("THEN");
            branches.add(new Syntax.CaseWhen.Branch(condition, grammar.expressions().expression()));
        } while (tokens.at("WHEN"));
        var otherwise = tokens.accept("ELSE") ? grammar.expressions().expression() : null;
        tokens.require("END");
        return new Syntax.CaseWhen(branches, otherwise, tokens.origin(start));
    }

    private Syntax cast() {
        int start = tokens.position();
        boolean orNull = tokens.next().is("TRY_CAST");
        tokens.require("(");
        var child = grammar.expressions().expression();
        tokens.require("AS");
        var type = grammar.types().type();
        tokens.require(")");
        return new Syntax.CastTo(child, type, orNull, tokens.origin(start));
    }

    private Syntax extract() {
        int start = tokens.position();
        tokens.require("EXTRACT", "(");
        int at = tokens.position();
        var field = grammar.names().simple();
        var name = new Syntax.Literal(field, DataTypes.StringType, tokens.origin(at));
        tokens.require("FROM");
        var source = grammar.expressions().value();
        tokens.require(")");
        return call("extract", start, List.of(name, source));
    }

    /// `POSITION(a IN b)`; with a comma it is an ordinary call.
    private @Nullable Syntax position() {
        int start = tokens.position();
        if (isMarked()) {
            return null;
        }
        tokens.require("POSITION", "(");
        var part = grammar.expressions().value();
        if (!tokens.accept("IN")) {
            return calls.rest("position", part, start);
        }
        var whole = grammar.expressions().value();
        tokens.require(")");
        return call("position", start, List.of(part, whole));
    }

    /// `TRIM(BOTH x FROM text)`: trim, ltrim or rtrim of the text and, where it is written, of what is cut off.
    private @Nullable Syntax trim() {
        int start = tokens.position();
        if (isMarked()) {
            return null;
        }
        tokens.require("TRIM", "(");
        var side = side();
        var arguments = new ArrayList<Syntax>();
        if (!tokens.at("FROM") || side.isEmpty()) {
            arguments.add(grammar.expressions().value());
        }
        if (side.isEmpty() && !tokens.at("FROM")) {
            return calls.rest("trim", arguments.getFirst(), start);
        }
        tokens.require("FROM");
        arguments.addFirst(grammar.expressions().value());
        tokens.require(")");
        return call(side.isEmpty() ? "trim" : side, start, arguments);
    }

    /// The function that cuts on the side that is next; empty where none is named.
    private String side() {
        var next = tokens.ahead(1);
        if (!tokens.atAny("BOTH", "LEADING", "TRAILING") || next.is(")") || next.is(",") || next.is(".")) {
            return "";
        }
        return switch (tokens.next().symbol()) {
            case "LEADING" -> "ltrim";
            case "TRAILING" -> "rtrim";
            default -> "trim";
        };
    }

    private @Nullable Syntax substring() {
        int start = tokens.position();
        if (isMarked()) {
            return null;
        }
        var name = tokens.next().symbol().toLowerCase(Locale.ROOT);
        tokens.require("(");
        var text = grammar.expressions().expression();
        if (!tokens.accept("FROM")) {
            return calls.rest(name, text, start);
        }
        var arguments = new ArrayList<>(List.of(text, grammar.expressions().value()));
        if (tokens.accept("FOR") || tokens.accept(",")) {
            arguments.add(grammar.expressions().value());
        }
        tokens.require(")");
        return call(name, start, arguments);
    }

    private @Nullable Syntax overlay() {
        int start = tokens.position();
        if (isMarked()) {
            return null;
        }
        tokens.require("OVERLAY", "(");
        var text = grammar.expressions().expression();
        if (!tokens.accept("PLACING")) {
            return calls.rest("overlay", text, start);
        }
        var arguments = new ArrayList<>(List.of(text, grammar.expressions().value()));
        tokens.require("FROM");
        arguments.add(grammar.expressions().value());
        if (tokens.accept("FOR")) {
            arguments.add(grammar.expressions().value());
        }
        tokens.require(")");
        return call("overlay", start, arguments);
    }

    /// Whether the first argument, behind the parenthesis, is one that only ordinary calls have.
    private boolean isMarked() {
        var first = tokens.ahead(2);
        return first.is(")") || first.is("DISTINCT") || first.is("ALL") || tokens.ahead(3).is("=>");
    }

    private Syntax struct() {
        int start = tokens.position();
        tokens.require("STRUCT", "(");
        var fields = tokens.at(")") ? List.<Syntax>of() : grammar.expressions().items();
        tokens.require(")");
        return call("struct", start, fields);
    }

    /// `FIRST(a IGNORE NULLS)`; without these words it is an ordinary call.
    private @Nullable Syntax firstOrLast() {
        int start = tokens.position();
        if (isMarked()) {
            return null;
        }
        var name = tokens.next().symbol().toLowerCase(Locale.ROOT);
        tokens.require("(");
        var value = grammar.expressions().expression();
        if (!tokens.accept("IGNORE", "NULLS")) {
            return calls.rest(name, value, start);
        }
        tokens.require(")");
        var call = new Syntax.Call(name, List.of(value), tokens.origin(start));
        return new Syntax.IgnoringNulls(call, tokens.origin(start));
    }

    private Syntax call(String name, int start, List<Syntax> arguments) {
        return new Syntax.Call(name, arguments, tokens.origin(start));
    }
}

package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;

/// Terms: constants, names, calls, parentheses, subqueries, lambdas, and what hangs on them: `.field`, `[key]`, `::type`,
/// `:path`, COLLATE.
final class Terms {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Literals literals;
    private final Calls calls;
    private final SpecialCalls specialCalls;

    Terms(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.literals = new Literals(grammar);
        this.calls = new Calls(grammar);
        this.specialCalls = new SpecialCalls(grammar, calls);
    }

    /// A term.
    Syntax term() {
        tokens.expect("an expression", tokens.position());
        int start = tokens.position();
        var term = base();
        int chain = 0;
        while (tokens.atAny(".", "[", "::", ":", "COLLATE")) {
            if (tokens.peek().is("COLLATE") && !names.isName(tokens.ahead(1))) {
                return term;
            }
            term = hung(term, start);
            tokens.checkChain(++chain);
        }
        return term;
    }

    private Syntax hung(Syntax term, int start) {
        return switch (tokens.next().symbol()) {
            case "." -> field(term, start);
            case "[" -> {
                var key = grammar.expressions().value();
                tokens.require("]");
                yield new Syntax.ItemOf(term, key, tokens.origin(start));
            }
            case "::" -> new Syntax.CastTo(term, grammar.types().type(), false, tokens.origin(start));
            case ":" -> path(term, start);
            default -> {
                int at = tokens.position();
                var collation = String.join(".", names.dotted());
                var literal = new Syntax.Literal(collation, DataTypes.StringType, tokens.origin(at));
                yield new Syntax.Call("collate", List.of(term, literal), tokens.origin(start));
            }
        };
    }

    private Syntax field(Syntax term, int start) {
        var field = names.name();
        if (term instanceof Syntax.Name(var parts, var _)) {
            var all = new ArrayList<>(parts);
            all.add(field);
            return new Syntax.Name(all, tokens.origin(start));
        }
        return new Syntax.FieldOf(term, field, tokens.origin(start));
    }

    /// `v:a.b[0]['c']`: a call of `semi_structured_extract` with the path as text.
    private Syntax path(Syntax term, int start) {
        int at = tokens.position();
        do {
            if (tokens.accept("[")) {
                if (!names.atText() && !tokens.at(TokenKind.INTEGER, "a number") && !names.atName()) {
                    throw tokens.failure();
                }
                tokens.next();
                tokens.require("]");
            } else {
                names.name();
            }
        } while (tokens.accept(".") || tokens.at("["));
        var path = tokens.fragment(at).words();
        return new Syntax.Call("semi_structured_extract",
                List.of(term, new Syntax.Literal(path, DataTypes.StringType, tokens.origin(at))), tokens.origin(start));
    }

    private Syntax base() {
        var token = tokens.peek();
        if (token.kind().isNumber() || token.is("-") && tokens.ahead(1).kind().isNumber()) {
            return literals.number();
        }
        if (names.isText(token)) {
            return literals.text();
        }
        return switch (token.symbol()) {
            case "(" -> unwrapped();
            case "*" -> star(List.of());
            case "?", ":" -> parameter();
            default -> word();
        };
    }

    private Syntax parameter() {
        int start = tokens.position();
        if (tokens.accept("?")) {
            return new Syntax.Parameter(null, tokens.nextParameter(), tokens.origin(start));
        }
        tokens.require(":");
        var name = names.simple();
        return new Syntax.Parameter(name, 0, tokens.origin(start));
    }

    /// `*` or `* EXCEPT (a, b)`.
    private Syntax star(List<String> qualifier) {
        int start = tokens.position();
        tokens.require("*");
        List<Syntax.Name> except = List.of();
        if (tokens.at("EXCEPT", "(") && !grammar.queries().isAhead(tokens.position() + 1)) {
            tokens.next();
            tokens.next();
            except = names.columns();
            tokens.require(")");
        }
        return new Syntax.Star(qualifier, except, tokens.origin(start - 2 * qualifier.size()));
    }

    /// Parentheses around parentheses change nothing and cost no depth.
    private Syntax unwrapped() {
        int pairs = 0;
        while (tokens.parentheses().isDoubled(tokens.position())) {
            tokens.require("(");
            pairs++;
        }
        var inner = parentheses();
        for (int i = 0; i < pairs; i++) {
            tokens.require(")");
        }
        return inner;
    }

    /// A query, a lambda's parameters, a struct of several values, or one expression.
    private Syntax parentheses() {
        int start = tokens.position();
        if (grammar.queries().isAhead(start)) {
            var query = grammar.queries().inParentheses();
            return new Syntax.ScalarQuery(query, tokens.origin(start));
        }
        if (tokens.parentheses().behind(start).is("->")) {
            var parameters = names.listInParentheses();
            return lambda(parameters, start);
        }
        tokens.require("(");
        var first = grammar.expressions().item();
        if (!tokens.at(",") && !(first instanceof Syntax.Alias)) {
            tokens.require(")");
            return first;
        }
        var all = new ArrayList<>(List.of(first));
        tokens.require(",");
        all.addAll(grammar.expressions().items());
        tokens.require(")");
        return new Syntax.Call("struct", all, tokens.origin(start));
    }

    private Syntax lambda(List<String> parameters, int start) {
        tokens.require("->");
        var body = grammar.expressions().expression();
        return new Syntax.Lambda(parameters, body, tokens.origin(start));
    }

    private Syntax word() {
        int start = tokens.position();
        var token = tokens.peek();
        if (token.kind() == TokenKind.WORD) {
            var constant = literals.word();
            if (constant != null) {
                return constant;
            }
            var special = specialCalls.special();
            if (special != null) {
                return special;
            }
        }
        if (!calls.startsName()) {
            tokens.expect("a name", start);
            throw tokens.failure();
        }
        if (token.is("IDENTIFIER") && tokens.ahead(1).is("(")) {
            return calls.computed();
        }
        return named();
    }

    /// A column, a call, a star of a relation, or a lambda.
    private Syntax named() {
        int start = tokens.position();
        var parts = new ArrayList<>(List.of(calls.part()));
        while (tokens.at(".")) {
            var behind = tokens.ahead(1);
            if (behind.is("*")) {
                tokens.next();
                return star(parts);
            }
            tokens.next();
            parts.add(names.name());
        }
        if (tokens.at("(")) {
            return calls.call(parts, start);
        }
        if (parts.size() == 1 && tokens.at("->")) {
            return lambda(parts, start);
        }
        return new Syntax.Name(parts, tokens.origin(start));
    }
}

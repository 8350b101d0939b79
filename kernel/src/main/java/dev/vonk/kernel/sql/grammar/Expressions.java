package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions. Loosest first: OR, AND, NOT, one test such as IS NULL or IN, comparisons, `|`, `^`, `&`, shifts, sums,
/// products, signs. Operators are calls under the names of the function registry.
public final class Expressions {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Tests tests;
    private final Terms terms;

    /// Reads along the tokens of this grammar.
    public Expressions(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.tests = new Tests(grammar);
        this.terms = new Terms(grammar);
    }

    /// An expression.
    public Syntax expression() {
        tokens.enter();
        int start = tokens.position();
        var first = conjunction();
        if (tokens.at("OR")) {
            var all = new ArrayList<>(List.of(first));
            while (tokens.accept("OR")) {
                all.add(conjunction());
            }
            first = balanced("or", all, start);
        }
        tokens.leave();
        return first;
    }

    /// `a, b, c`.
    public List<Syntax> list() {
        var all = new ArrayList<Syntax>();
        do {
            all.add(expression());
        } while (tokens.accept(","));
        return all;
    }

    /// An expression with an alias if one follows: `a AS b`, `a b`, `f(x) AS (b, c)`.
    public Syntax item() {
        int start = tokens.position();
        var value = expression();
        if (tokens.accept("AS")) {
            return alias(value, start);
        }
        boolean named = grammar.names().atName() && !Clauses.begins(tokens, grammar.names());
        return named || tokens.at("(") ? alias(value, start) : value;
    }

    /// `a AS b, c`.
    public List<Syntax> items() {
        var all = new ArrayList<Syntax>();
        do {
            all.add(item());
        } while (tokens.accept(","));
        return all;
    }

    /// A term without operators before it: a constant, a name, a call, a subquery, each with what hangs on it.
    public Syntax term() {
        return terms.term();
    }

    /// An expression without AND, OR, NOT and tests.
    public Syntax value() {
        tokens.enter();
        var value = value(Operators.LOOSEST);
        tokens.leave();
        return value;
    }

    /// A key of an order: `a DESC NULLS LAST`.
    public Syntax.SortOrder sortOrder() {
        int start = tokens.position();
        var key = expression();
        boolean descending = tokens.accept("DESC");
        if (!descending) {
            tokens.accept("ASC");
        }
        boolean nullsFirst = !descending;
        if (tokens.accept("NULLS")) {
            nullsFirst = tokens.accept("FIRST");
            if (!nullsFirst) {
                tokens.require("LAST");
            }
        }
        return new Syntax.SortOrder(key, !descending, nullsFirst, tokens.origin(start));
    }

    /// Keys of an order.
    public List<Syntax.SortOrder> sortOrders() {
        var all = new ArrayList<Syntax.SortOrder>();
        do {
            all.add(sortOrder());
        } while (tokens.accept(","));
        return all;
    }

    private Syntax alias(Syntax value, int start) {
        var names = tokens.at("(") ? grammar.names().listInParentheses() : List.of(grammar.names().plainName());
        return new Syntax.Alias(value, names, tokens.origin(start));
    }

    private Syntax conjunction() {
        int start = tokens.position();
        var first = negation();
        if (!tokens.at("AND")) {
            return first;
        }
        var all = new ArrayList<>(List.of(first));
        while (tokens.accept("AND")) {
            all.add(negation());
        }
        return balanced("and", all, start);
    }

    /// `NOT NOT a`; by a loop, since a row of NOT needs no depth here.
    private Syntax negation() {
        var starts = new ArrayList<Integer>();
        while (tokens.at("!") || tokens.at("NOT") && !isName(tokens.ahead(1))) {
            starts.add(tokens.position());
            tokens.next();
        }
        tokens.checkChain(starts.size());
        var inner = test();
        for (int i = starts.size() - 1; i >= 0; i--) {
            inner = new Syntax.Call("not", List.of(inner), tokens.origin(starts.get(i)));
        }
        return inner;
    }

    /// Whether what stands behind a word says that the word is a name.
    private static boolean isName(Token next) {
        return next.kind() == TokenKind.END || switch (next.symbol()) {
            case ")", ",", ".", ";", "=", "<>" -> true;
            default -> false;
        };
    }

    private Syntax test() {
        int start = tokens.position();
        if (tokens.at("EXISTS") && tokens.ahead(1).is("(") && grammar.queries().isAhead(tokens.position() + 1)) {
            tokens.next();
            var query = grammar.queries().inParentheses();
            return new Syntax.Exists(query, tokens.origin(start));
        }
        var value = value(Operators.LOOSEST);
        return tests.after(value, start);
    }

    /// Operators by their binding power; a row of equal ones is read by a loop.
    private Syntax value(int loosest) {
        int start = tokens.position();
        var left = signed();
        int chain = 0;
        for (var operator = operator(loosest); operator != null; operator = operator(loosest)) {
            tokens.next();
            var right = value(operator.power() + 1);
            left = new Syntax.Call(operator.function(), List.of(left, right), tokens.origin(start));
            tokens.checkChain(++chain);
        }
        return left;
    }

    private @Nullable Operators operator(int loosest) {
        tokens.expect("an operator", tokens.position());
        var operator = Operators.of(tokens.peek().symbol());
        if (operator == null || operator.power() < loosest
                || operator == Operators.BITWISE_OR && tokens.atSinglePipe()) {
            return null;
        }
        return operator;
    }

    private Syntax signed() {
        var signs = new ArrayList<Integer>();
        while (tokens.atAny("-", "+", "~") && !startsNumber()) {
            signs.add(tokens.position());
            tokens.next();
        }
        tokens.checkChain(signs.size());
        var inner = terms.term();
        int end = tokens.position();
        for (int i = signs.size() - 1; i >= 0; i--) {
            tokens.rewind(signs.get(i));
            var name = switch (tokens.peek().symbol()) {
                case "-" -> "negative";
                case "+" -> "positive";
                default -> "bitwise_not";
            };
            tokens.rewind(end);
            inner = new Syntax.Call(name, List.of(inner), tokens.origin(signs.get(i)));
        }
        return inner;
    }

    /// A minus before a number is part of the number.
    private boolean startsNumber() {
        return tokens.peek().is("-") && tokens.ahead(1).kind().isNumber();
    }

    /// As a tree of little depth, which ten thousand conditions need; three are as they were written.
    private Syntax balanced(String name, List<Syntax> all, int start) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        int middle = (all.size() - 1) / 2 + 1;
        return new Syntax.Call(name, List.of(balanced(name, all.subList(0, middle), start),
                balanced(name, all.subList(middle, all.size()), start)), tokens.origin(start));
    }
}

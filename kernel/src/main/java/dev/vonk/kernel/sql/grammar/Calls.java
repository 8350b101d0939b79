package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Calls of functions: arguments by place and by name, DISTINCT, FILTER, WITHIN GROUP, IGNORE NULLS, OVER.
public final class Calls {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Windows windows;

    /// Reads along the tokens of this grammar.
    public Calls(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.windows = new Windows(grammar);
    }

    /// Whether the next token can begin a name or a call. LEFT, RIGHT and FILTER are functions even where they are
    /// reserved.
    public boolean startsName() {
        return names.atName() || tokens.ahead(1).is("(") && tokens.atAny("LEFT", "RIGHT", "FILTER");
    }

    /// The first part of a name.
    public String part() {
        if (!names.atName() && startsName()) {
            return tokens.text(tokens.next());
        }
        return names.name();
    }

    /// A call whose name is read.
    ///
    /// @param parts the name
    /// @param start where the name began
    public Syntax call(List<String> parts, int start) {
        var name = String.join(".", parts).toLowerCase(Locale.ROOT);
        tokens.require("(");
        boolean distinct = quantifier();
        var arguments = arguments();
        return finished(name, arguments, distinct, start);
    }

    /// `IDENTIFIER(expression)` as a column, or as a function where parentheses follow.
    public Syntax computed() {
        int start = tokens.position();
        tokens.require("IDENTIFIER", "(");
        var name = grammar.expressions().expression();
        tokens.require(")");
        if (!tokens.at("(")) {
            return column(name, start);
        }
        var text = constantText(name);
        if (text != null) {
            return call(names.parts(text, start), start);
        }
        var all = new ArrayList<>(List.of(name));
        tokens.require("(");
        all.addAll(arguments());
        return new Syntax.Call("identifier", all, tokens.origin(start));
    }

    /// The text that a constant or `'a' || 'b'` is; null for all else.
    public static @Nullable String constantText(Syntax syntax) {
        if (syntax instanceof Syntax.Literal(String text, var _, var _)) {
            return text;
        }
        if (!(syntax instanceof Syntax.Call call) || !call.name().equals("concat") || call.arguments().size() != 2) {
            return null;
        }
        var left = constantText(call.arguments().get(0));
        var right = constantText(call.arguments().get(1));
        return left == null || right == null ? null : left + right;
    }

    private Syntax column(Syntax name, int start) {
        var text = constantText(name);
        if (text != null) {
            return new Syntax.Name(names.parts(text, start), tokens.origin(start));
        }
        return new Syntax.IdentifierOf(name, tokens.origin(start));
    }

    /// DISTINCT, or ALL, which changes nothing.
    private boolean quantifier() {
        var next = tokens.ahead(1);
        if (next.is(",") || next.is(")") || next.is(".") || next.is("=>")) {
            return false;
        }
        if (tokens.accept("DISTINCT")) {
            return true;
        }
        tokens.accept("ALL");
        return false;
    }

    /// The rest of a call whose first argument is read already.
    public Syntax rest(String name, Syntax first, int start) {
        var all = new ArrayList<>(List.of(first));
        if (tokens.accept(",")) {
            all.addAll(someArguments());
        } else {
            tokens.require(")");
        }
        return finished(name, all, false, start);
    }

    /// Arguments up to the closing parenthesis, which is read too.
    public List<Syntax> arguments() {
        return tokens.accept(")") ? List.of() : someArguments();
    }

    private List<Syntax> someArguments() {
        var all = new ArrayList<Syntax>();
        do {
            all.add(argument());
        } while (tokens.accept(","));
        tokens.require(")");
        return all;
    }

    private Syntax argument() {
        int start = tokens.position();
        if (tokens.ahead(1).is("=>") && names.atName()) {
            var name = names.name();
            tokens.require("=>");
            var value = argument();
            return new Syntax.NamedArgument(name, value, tokens.origin(start));
        }
        if (tokens.at("TABLE") && (names.isName(tokens.ahead(1)) || tokens.ahead(1).is("("))) {
            return windows.tableArgument();
        }
        return grammar.expressions().expression();
    }

    /// A call with what may follow its arguments.
    public Syntax finished(String name, List<Syntax> arguments, boolean distinct, int start) {
        List<Syntax.SortOrder> within = List.of();
        if (tokens.accept("WITHIN", "GROUP")) {
            tokens.require("(", "ORDER", "BY");
            within = grammar.expressions().sortOrders();
            tokens.require(")");
        }
        var filter = filter();
        int called = tokens.position();
        Syntax result = new Syntax.Call(name, arguments, distinct, filter, tokens.origin(start));
        if (!within.isEmpty()) {
            result = new Syntax.WithinGroup((Syntax.Call) result, within, tokens.origin(start));
        }
        if (tokens.accept("IGNORE", "NULLS")) {
            if (!(result instanceof Syntax.Call call)) {
                throw tokens.error("PARSE_SYNTAX_ERROR", "IGNORE NULLS cannot follow WITHIN GROUP.", called);
            }
            result = new Syntax.IgnoringNulls(call, tokens.origin(start));
        } else {
            tokens.accept("RESPECT", "NULLS");
        }
        if (tokens.at("OVER") && (tokens.ahead(1).is("(") || names.isName(tokens.ahead(1)))) {
            tokens.next();
            var window = windows.specification();
            return new Syntax.Over(result, window, tokens.origin(start));
        }
        return result;
    }

    private @Nullable Syntax filter() {
        if (!tokens.accept("FILTER", "(")) {
            return null;
        }
        tokens.require("WHERE");
        var condition = grammar.expressions().expression();
        tokens.require(")");
        return condition;
    }
}

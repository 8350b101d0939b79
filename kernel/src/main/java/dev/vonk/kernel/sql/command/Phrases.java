package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.grammar.Options;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What many commands share: names that an expression may give, properties, partitions, IF EXISTS, patterns.
final class Phrases {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;

    Phrases(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
    }

    /// A name of a table, view or function: dotted, or `IDENTIFIER(expression)`.
    Syntax reference() {
        int start = tokens.position();
        if (!tokens.peek().is("IDENTIFIER") || !tokens.ahead(1).is("(")) {
            return names.column();
        }
        var behind = tokens.parentheses().behind(start + 1);
        if (behind.is(".")) {
            return names.column();
        }
        tokens.require("IDENTIFIER", "(");
        var name = grammar.expressions().expression();
        tokens.require(")");
        return new Syntax.IdentifierOf(name, tokens.origin(start));
    }

    /// `a, b.c`.
    List<Syntax> references() {
        var all = new ArrayList<Syntax>();
        do {
            all.add(reference());
        } while (tokens.accept(","));
        return all;
    }

    /// Reads IF EXISTS if it is next.
    boolean ifExists() {
        return tokens.accept("IF", "EXISTS");
    }

    /// Reads IF NOT EXISTS if it is next.
    boolean ifNotExists() {
        if (!tokens.at("IF") || !tokens.ahead(1).is("NOT") && !tokens.ahead(1).is("!")) {
            return false;
        }
        tokens.next();
        tokens.next();
        tokens.require("EXISTS");
        return true;
    }

    /// `IN name` or `FROM name` if it is next; null where it is not.
    @Nullable
    Syntax in() {
        return tokens.accept("FROM") || tokens.accept("IN") ? reference() : null;
    }

    /// `LIKE 'pattern'` or `'pattern'` if it is next; null where it is not.
    @Nullable
    String pattern() {
        if (tokens.accept("LIKE")) {
            return names.text();
        }
        return names.atText() ? names.text() : null;
    }

    /// `(key = value, ...)`; a key without value has an empty one.
    Map<String, String> properties() {
        return new Options(grammar).list();
    }

    /// The same where any expression may be a value: what is no constant stays as it was written.
    Map<String, String> options() {
        tokens.require("(");
        var pairs = new LinkedHashMap<String, String>();
        do {
            int start = tokens.position();
            var key = new Options(grammar).key();
            boolean given = tokens.accept("=") || !tokens.at(",") && !tokens.at(")");
            if (pairs.put(key, given ? optionValue() : "") != null) {
                throw tokens.error("DUPLICATE_KEY", "The key " + key + " is there twice.", start);
            }
        } while (tokens.accept(","));
        tokens.require(")");
        return pairs;
    }

    private String optionValue() {
        int start = tokens.position();
        var value = grammar.expressions().expression();
        return value instanceof Syntax.Literal literal && literal.value() != null
                ? literal.value().toString()
                : tokens.fragment(start).words();
    }

    /// `PARTITION (a = 1, b)` if it is next; empty where it is not.
    Map<String, @Nullable Syntax> partition() {
        var values = new LinkedHashMap<String, @Nullable Syntax>();
        if (!tokens.at("PARTITION") || !tokens.ahead(1).is("(")) {
            return values;
        }
        tokens.require("PARTITION", "(");
        do {
            var name = names.name();
            values.put(name, tokens.accept("=") ? grammar.expressions().term() : null);
        } while (tokens.accept(","));
        tokens.require(")");
        return values;
    }

    /// `COMMENT 'text'` if it is next; null where it is not.
    @Nullable
    String comment() {
        return tokens.accept("COMMENT") ? names.text() : null;
    }

    /// Reads a text that must be next and means nothing here.
    void skipText() {
        names.text();
    }

    /// Whether a query begins here, where a name cannot stand.
    boolean atQuery() {
        return tokens.atAny("SELECT", "WITH", "FROM", "VALUES", "TABLE", "(");
    }

    /// Everything up to the end of the statement, as it was written.
    String rest() {
        int start = tokens.position();
        while (!tokens.atEnd() && !endsHere()) {
            tokens.next();
        }
        return tokens.position() == start ? "" : tokens.fragment(start).words().strip();
    }

    /// Whether only semicolons are left.
    private boolean endsHere() {
        int ahead = 0;
        while (tokens.ahead(ahead).is(";")) {
            ahead++;
        }
        return ahead > 0 && tokens.ahead(ahead).kind() == TokenKind.END;
    }
}

package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lists of options, `(key = 'value', a.b 3)`, and the times of tables, `VERSION AS OF 3`.
public final class Options {
    private final Grammar grammar;
    private final Tokens tokens;

    /// Reads along the tokens of this grammar.
    public Options(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// A list in parentheses. A key without a value has the empty one.
    public Map<String, String> list() {
        var all = new LinkedHashMap<String, String>();
        tokens.require("(");
        do {
            int start = tokens.position();
            var key = key();
            boolean equals = tokens.accept("=");
            boolean valued = equals || !tokens.peek().is(",") && !tokens.peek().is(")");
            if (all.put(key, valued ? value() : "") != null) {
                throw tokens.error("DUPLICATE_KEY", "The key " + key + " is there twice.", start);
            }
        } while (tokens.accept(","));
        tokens.require(")");
        return all;
    }

    /// A key: a dotted name or a text.
    public String key() {
        return grammar.names().atText() ? grammar.names().oneText() : String.join(".", grammar.names().dotted());
    }

    /// A value: a number, TRUE, FALSE or a text.
    public String value() {
        if (grammar.names().atText()) {
            return grammar.names().text();
        }
        boolean number = tokens.at(TokenKind.INTEGER, "a number") || tokens.at(TokenKind.DECIMAL, "a number");
        if (!number && !tokens.atAny("TRUE", "FALSE")) {
            throw tokens.failure();
        }
        return tokens.text(tokens.next());
    }

    /// Whether a word can begin the version or time of a table.
    public boolean isTime(Token token) {
        return switch (token.symbol()) {
            case "VERSION", "SYSTEM_VERSION", "TIMESTAMP", "SYSTEM_TIME" -> true;
            default -> false;
        };
    }

    /// Reads `[FOR] VERSION AS OF 3` or `[FOR] TIMESTAMP AS OF expression` into options.
    public void time(Map<String, String> options) {
        tokens.accept("FOR");
        boolean version = tokens.atAny("VERSION", "SYSTEM_VERSION");
        tokens.next();
        tokens.require("AS", "OF");
        int start = tokens.position();
        if (!version) {
            grammar.expressions().value();
            options.put("timestampAsOf", tokens.fragment(start).words());
        } else if (grammar.names().atText()) {
            options.put("versionAsOf", grammar.names().text());
        } else if (tokens.at(TokenKind.INTEGER, "a number")) {
            options.put("versionAsOf", tokens.text(tokens.next()));
        } else {
            throw tokens.failure();
        }
    }
}

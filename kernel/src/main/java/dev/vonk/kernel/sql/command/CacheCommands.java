package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.CacheCommand;
import dev.vonk.kernel.syntax.Statement;
import java.util.Map;

/// CACHE, UNCACHE, CLEAR CACHE, REFRESH.
final class CacheCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Phrases phrases;

    CacheCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.phrases = phrases;
    }

    Statement command() {
        int start = tokens.position();
        return switch (tokens.next().symbol()) {
            case "CACHE" -> cache(start);
            case "UNCACHE" -> uncache(start);
            case "CLEAR" -> {
                tokens.require("CACHE");
                yield new CacheCommand.Clear(tokens.origin(start));
            }
            default -> refresh(start);
        };
    }

    private Statement cache(int start) {
        boolean lazy = tokens.accept("LAZY");
        tokens.require("TABLE");
        var name = phrases.reference();
        var options = tokens.accept("OPTIONS") ? phrases.properties() : Map.<String, String>of();
        boolean filled = tokens.accept("AS") || phrases.atQuery();
        var query = filled ? grammar.queries().query() : null;
        return new CacheCommand.Cache(name, lazy, options, query, tokens.origin(start));
    }

    private Statement uncache(int start) {
        tokens.require("TABLE");
        boolean guarded = phrases.ifExists();
        return new CacheCommand.Uncache(phrases.reference(), guarded, tokens.origin(start));
    }

    private Statement refresh(int start) {
        if (tokens.at("TABLE") && grammar.names().isName(tokens.ahead(1))) {
            tokens.next();
            return new CacheCommand.RefreshTable(phrases.reference(), tokens.origin(start));
        }
        if (tokens.at("FUNCTION") && grammar.names().isName(tokens.ahead(1))) {
            tokens.next();
            return new CacheCommand.RefreshFunction(phrases.reference(), tokens.origin(start));
        }
        var path = grammar.names().atText() ? grammar.names().text() : phrases.rest();
        return new CacheCommand.RefreshPath(path, tokens.origin(start));
    }
}

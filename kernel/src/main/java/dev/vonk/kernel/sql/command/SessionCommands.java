package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.SessionCommand;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// SET, RESET, USE, and databases.
final class SessionCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;

    SessionCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    Statement set() {
        int start = tokens.position();
        tokens.require("SET");
        if (tokens.at("TIME", "ZONE")) {
            return timeZone(start);
        }
        if (tokens.at("ROLE")) {
            phrases.rest();
            return new Statement.Unsupported("SET ROLE", tokens.origin(start));
        }
        if (tokens.atAny("CATALOG", "COLLATION") && names.isName(tokens.ahead(1))) {
            var what = "SET " + tokens.next().symbol();
            names.dotted();
            return new Statement.Unsupported(what, tokens.origin(start));
        }
        var setting = phrases.rest();
        int equals = setting.indexOf('=');
        if (equals < 0) {
            return new SessionCommand.Set(key(setting), null, tokens.origin(start));
        }
        return new SessionCommand.Set(key(setting.substring(0, equals)), value(setting.substring(equals + 1)),
                tokens.origin(start));
    }

    private static @Nullable String key(String written) {
        var key = value(written);
        return key.isEmpty() || key.equals("-v") ? null : key;
    }

    /// Backticks hold what has other characters than letters, digits, points and colons.
    private static String value(String written) {
        var text = written.strip();
        boolean quoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private Statement timeZone(int start) {
        tokens.require("TIME", "ZONE");
        if (tokens.accept("LOCAL")) {
            return new SessionCommand.SetTimeZone(null, null, tokens.origin(start));
        }
        if (names.atText()) {
            return new SessionCommand.SetTimeZone(names.text(), null, tokens.origin(start));
        }
        int from = tokens.position();
        if (tokens.at("INTERVAL") && grammar.expressions().term() instanceof Syntax.Interval interval) {
            return new SessionCommand.SetTimeZone(null, interval, tokens.origin(start));
        }
        phrases.rest();
        throw tokens.error("INVALID_SET_SYNTAX", "A time zone is a text, LOCAL or an interval: SET TIME ZONE"
                + " 'Europe/Amsterdam'.", from);
    }

    Statement reset() {
        int start = tokens.position();
        tokens.require("RESET");
        return new SessionCommand.Reset(key(phrases.rest()), tokens.origin(start));
    }

    Statement use() {
        int start = tokens.position();
        tokens.require("USE");
        boolean database = tokens.atAny("DATABASE", "SCHEMA", "NAMESPACE") && names.isName(tokens.ahead(1));
        if (database) {
            tokens.next();
        }
        return new SessionCommand.Use(phrases.reference(), database, tokens.origin(start));
    }

    Statement createDatabase() {
        int start = tokens.position();
        tokens.require("CREATE");
        tokens.next();
        boolean guarded = phrases.ifNotExists();
        var name = phrases.reference();
        String comment = null;
        String location = null;
        var properties = new LinkedHashMap<String, String>();
        while (tokens.atAny("COMMENT", "LOCATION", "WITH", "DEFAULT")) {
            switch (tokens.peek().symbol()) {
                case "COMMENT" -> comment = phrases.comment();
                case "LOCATION" -> {
                    tokens.next();
                    location = names.text();
                }
                case "DEFAULT" -> {
                    tokens.require("DEFAULT", "COLLATION");
                    names.dotted();
                }
                default -> properties.putAll(databaseProperties());
            }
        }
        return new SessionCommand.CreateDatabase(name, guarded, comment, location, properties, tokens.origin(start));
    }

    private java.util.Map<String, String> databaseProperties() {
        tokens.require("WITH");
        if (!tokens.accept("DBPROPERTIES")) {
            tokens.require("PROPERTIES");
        }
        return phrases.properties();
    }

    Statement dropDatabase() {
        int start = tokens.position();
        tokens.require("DROP");
        tokens.next();
        boolean guarded = phrases.ifExists();
        var name = phrases.reference();
        boolean cascade = tokens.accept("CASCADE");
        if (!cascade) {
            tokens.accept("RESTRICT");
        }
        return new SessionCommand.DropDatabase(name, guarded, cascade, tokens.origin(start));
    }
}

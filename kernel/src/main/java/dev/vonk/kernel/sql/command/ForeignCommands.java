package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.SyntaxFailure;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;

/// Commands that Spark reads and this system does not carry out: comments on tables, files added to a session, loading,
/// repairing, procedures, indexes, streams, roles, locks and the like.
final class ForeignCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;

    ForeignCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    /// Whether a SHOW is one of these.
    boolean isForeign() {
        var next = tokens.ahead(1);
        return switch (next.symbol()) {
            case "GRANT", "ROLE", "PRINCIPALS", "ROLES", "COMPACTIONS", "TRANSACTIONS", "INDEXES", "LOCKS" ->
                !tokens.ahead(2).is("FUNCTIONS");
            case "CURRENT" -> tokens.ahead(2).is("ROLES");
            default -> false;
        };
    }

    Statement command() {
        int start = tokens.position();
        if (names.isName(tokens.peek()) && tokens.peek().symbol().isEmpty()) {
            throw expected();
        }
        var first = tokens.next().symbol();
        boolean read = switch (first) {
            case "COMMENT" -> comment();
            case "ADD", "LIST" -> resource();
            case "LOAD" -> load();
            case "MSCK", "REPAIR" -> repair(first);
            case "CALL" -> call();
            case "CREATE", "DROP", "ALTER" -> indexOrRole();
            case "SHOW", "GRANT", "REVOKE", "COMMIT", "ROLLBACK", "DFS" -> anything();
            case "EXPORT", "IMPORT" -> anythingBehind("TABLE");
            case "START" -> anythingBehind("TRANSACTION");
            case "LOCK", "UNLOCK" -> tokens.atAny("TABLE", "DATABASE") && anything();
            case "MAP", "REDUCE" -> transform();
            default -> false;
        };
        if (!read) {
            tokens.rewind(start);
            throw expected();
        }
        return new Statement.Unsupported(first, tokens.origin(start));
    }

    /// So that the error tells what a statement can begin with.
    private SyntaxFailure expected() {
        tokens.atAny("SELECT", "WITH", "FROM", "VALUES", "TABLE", "CREATE", "DROP", "INSERT", "SHOW", "DESCRIBE",
                "EXPLAIN", "SET", "RESET", "USE", "CACHE", "UNCACHE", "CLEAR", "REFRESH", "TRUNCATE", "ANALYZE",
                "DECLARE", "EXECUTE");
        return tokens.failure();
    }

    private boolean anything() {
        phrases.rest();
        return true;
    }

    private boolean anythingBehind(String word) {
        return tokens.accept(word) && anything();
    }

    private boolean comment() {
        tokens.require("ON");
        if (!tokens.atAny("TABLE", "DATABASE", "SCHEMA", "NAMESPACE")) {
            throw tokens.failure();
        }
        tokens.next();
        phrases.reference();
        tokens.require("IS");
        if (!tokens.accept("NULL")) {
            names.text();
        }
        return true;
    }

    private boolean resource() {
        names.name();
        return anything();
    }

    private boolean load() {
        tokens.require("DATA");
        tokens.accept("LOCAL");
        tokens.require("INPATH");
        names.text();
        tokens.accept("OVERWRITE");
        tokens.require("INTO", "TABLE");
        phrases.reference();
        phrases.partition();
        return true;
    }

    private boolean repair(String first) {
        if (first.equals("MSCK")) {
            tokens.require("REPAIR");
        }
        tokens.require("TABLE");
        phrases.reference();
        if (tokens.atAny("ADD", "DROP", "SYNC")) {
            tokens.next();
            tokens.require("PARTITIONS");
        }
        return true;
    }

    private boolean call() {
        phrases.reference();
        tokens.require("(");
        if (!tokens.accept(")")) {
            grammar.expressions().list();
            tokens.require(")");
        }
        return true;
    }

    private boolean indexOrRole() {
        if (tokens.atAny("ROLE", "INDEX") || tokens.at("TEMPORARY") && tokens.ahead(1).is("MACRO")) {
            return anything();
        }
        tokens.accept("OR", "REPLACE");
        boolean stream = tokens.atAny("STREAMING", "MATERIALIZED", "FLOW");
        return stream && anything();
    }

    /// `MAP a, b USING 'script' AS (c) FROM ...`: rows through a program.
    private boolean transform() {
        grammar.expressions().list();
        if (tokens.accept("ROW")) {
            RowFormats.read(tokens, names, phrases);
        }
        tokens.require("USING");
        names.text();
        return anything();
    }
}

package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.SyntaxFailure;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;

/// DELETE, UPDATE, MERGE: changes of single rows, which tables of files cannot do. Read to the end and not carried out.
final class ChangeCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;

    ChangeCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    Statement change() {
        int start = tokens.position();
        var what = tokens.next().symbol();
        switch (what) {
            case "DELETE" -> delete();
            case "UPDATE" -> update();
            case "MERGE" -> merge();
            default -> throw new SyntaxFailure(start);
        }
        return new Statement.Unsupported(what, tokens.origin(start));
    }

    private void delete() {
        tokens.require("FROM");
        phrases.reference();
        alias();
        where();
    }

    private void update() {
        phrases.reference();
        alias();
        tokens.require("SET");
        assignments();
        where();
    }

    private void alias() {
        if (tokens.accept("AS")) {
            names.alias();
        } else if (!tokens.atAny("SET", "WHERE", "USING", "ON") && names.atAlias()) {
            names.alias();
        }
    }

    private void where() {
        if (tokens.accept("WHERE")) {
            grammar.expressions().expression();
        }
    }

    private void assignments() {
        do {
            names.dotted();
            tokens.require("=");
            grammar.expressions().expression();
        } while (tokens.accept(","));
    }

    private void merge() {
        if (tokens.accept("WITH")) {
            tokens.require("SCHEMA", "EVOLUTION");
        }
        tokens.require("INTO");
        phrases.reference();
        alias();
        tokens.require("USING");
        if (tokens.at("(")) {
            grammar.queries().inParentheses();
        } else {
            phrases.reference();
        }
        alias();
        tokens.require("ON");
        grammar.expressions().expression();
        while (tokens.accept("WHEN")) {
            when();
        }
    }

    private void when() {
        boolean not = tokens.accept("NOT");
        tokens.require("MATCHED");
        boolean bySource = not && tokens.accept("BY", "SOURCE");
        if (not && !bySource && tokens.accept("BY")) {
            tokens.require("TARGET");
        }
        if (tokens.accept("AND")) {
            grammar.expressions().expression();
        }
        tokens.require("THEN");
        if (not && !bySource) {
            insert();
        } else if (!tokens.accept("DELETE")) {
            tokens.require("UPDATE", "SET");
            if (!tokens.accept("*")) {
                assignments();
            }
        }
    }

    private void insert() {
        tokens.require("INSERT");
        if (tokens.accept("*")) {
            return;
        }
        tokens.require("(");
        names.columns();
        tokens.require(")", "VALUES", "(");
        grammar.expressions().list();
        tokens.require(")");
    }
}

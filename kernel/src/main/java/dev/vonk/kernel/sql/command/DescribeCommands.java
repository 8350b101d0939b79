package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.DescribeCommand;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import java.util.List;
import java.util.Locale;

/// DESCRIBE and EXPLAIN.
final class DescribeCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final Commands commands;

    DescribeCommands(Grammar grammar, Phrases phrases, Commands commands) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.commands = commands;
    }

    Statement describe() {
        int start = tokens.position();
        tokens.next();
        var next = tokens.ahead(1);
        boolean alone = next.kind() == TokenKind.END || next.is(";") || next.is(".");
        return switch (tokens.peek().symbol()) {
            case "FUNCTION" -> alone ? table(start) : function(start);
            case "DATABASE", "SCHEMA", "NAMESPACE" -> alone ? table(start) : database(start);
            case "QUERY" -> alone ? table(start) : query(start);
            case "PROCEDURE" -> alone ? table(start) : procedure(start);
            case "SELECT", "WITH", "VALUES", "(" -> query(start);
            case "FROM" -> alone ? table(start) : query(start);
            default -> table(start);
        };
    }

    private Statement query(int start) {
        tokens.accept("QUERY");
        return new DescribeCommand.OfQuery(grammar.queries().query(), tokens.origin(start));
    }

    private Statement procedure(int start) {
        tokens.next();
        phrases.reference();
        return new Statement.Unsupported("DESCRIBE PROCEDURE", tokens.origin(start));
    }

    private Statement database(int start) {
        tokens.next();
        boolean extended = tokens.at("EXTENDED") && names.isName(tokens.ahead(1));
        if (extended) {
            tokens.next();
        }
        return new DescribeCommand.Database(phrases.reference(), extended, tokens.origin(start));
    }

    private Statement function(int start) {
        tokens.next();
        boolean extended = tokens.at("EXTENDED") && tokens.ahead(1).kind() != TokenKind.END;
        if (extended) {
            tokens.next();
        }
        return new DescribeCommand.Function(functionName(), extended, tokens.origin(start));
    }

    /// A name, a text, or an operator.
    private Syntax functionName() {
        int at = tokens.position();
        if (names.atText()) {
            return new Syntax.Name(List.of(names.text()), tokens.origin(at));
        }
        if (tokens.peek().kind() == TokenKind.SYMBOL || tokens.atAny("AND", "OR", "IN", "NOT", "DIV")) {
            var name = tokens.text(tokens.next()).toLowerCase(Locale.ROOT);
            return new Syntax.Name(List.of(name), tokens.origin(at));
        }
        return phrases.reference();
    }

    private Statement table(int start) {
        if (tokens.at("TABLE") && names.isName(tokens.ahead(1))) {
            tokens.next();
        }
        boolean extended = tokens.atAny("EXTENDED", "FORMATTED") && names.isName(tokens.ahead(1));
        if (extended) {
            tokens.next();
        }
        var table = phrases.reference();
        var partition = phrases.partition();
        var column = names.atName() && !tokens.at("AS", "JSON") ? names.dotted() : List.<String>of();
        boolean json = tokens.accept("AS", "JSON");
        return new DescribeCommand.Table(table, extended, partition, column, json, tokens.origin(start));
    }

    Statement explain() {
        int start = tokens.position();
        tokens.require("EXPLAIN");
        var mode = DescribeCommand.Mode.SIMPLE;
        if (tokens.atAny("LOGICAL", "FORMATTED", "EXTENDED", "CODEGEN", "COST")) {
            mode = DescribeCommand.Mode.valueOf(tokens.next().symbol());
        }
        return new DescribeCommand.Explain(mode, commands.statement(), tokens.origin(start));
    }
}

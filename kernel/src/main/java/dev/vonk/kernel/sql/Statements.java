package dev.vonk.kernel.sql;

import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.kernel.syntax.Statement;

/// Statements: a query, or what [Commands] reads.
final class Statements {
    private final Grammar grammar;
    private final Tokens tokens;

    Statements(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// The only statement of a text.
    Statement single() {
        if (tokens.atEnd() || tokens.at(";")) {
            throw new ParseException("PARSE_EMPTY_STATEMENT", "There is no statement.",
                    new Fragment(tokens.text(), 0, tokens.text().length()));
        }
        var statement = statement();
        while (tokens.accept(";")) {
            tokens.expect("the end", tokens.position());
        }
        return statement;
    }

    /// A statement.
    Statement statement() {
        if (tokens.atAny("SELECT", "VALUES", "TABLE", "(")) {
            return new Statement.Rows(grammar.queries().query());
        }
        return new Commands(grammar).statement();
    }
}

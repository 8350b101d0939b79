package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.kernel.syntax.Statement;

/// Statements: a query, or what [Commands] reads.
public final class Statements {
    private final Grammar grammar;
    private final Tokens tokens;

    /// Reads along the tokens of this grammar.
    public Statements(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
    }

    /// The only statement of a text.
    public Statement single() {
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
    public Statement statement() {
        if (tokens.atAny("SELECT", "VALUES", "TABLE", "(")) {
            return new Statement.Rows(grammar.queries().query());
        }
        return new Commands(grammar).statement();
    }
}

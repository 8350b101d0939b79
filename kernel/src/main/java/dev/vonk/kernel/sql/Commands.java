package dev.vonk.kernel.sql;

import dev.vonk.kernel.syntax.Statement;

/// Statements that are no queries.
final class Commands {
    private final Grammar grammar;

    Commands(Grammar grammar) {
        this.grammar = grammar;
    }

    /// A command, up to its last word.
    Statement command() {
        throw grammar.tokens().failure();
    }
}

package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.VariableCommand;
import java.util.ArrayList;
import java.util.List;

/// DECLARE, SET VARIABLE, DROP VARIABLE, EXECUTE IMMEDIATE.
final class VariableCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Phrases phrases;

    VariableCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.phrases = phrases;
    }

    Statement declare() {
        int start = tokens.position();
        tokens.require("DECLARE");
        boolean replace = tokens.accept("OR", "REPLACE");
        if (tokens.atAny("VARIABLE", "VAR") && !endsName(tokens.ahead(1))) {
            tokens.next();
        }
        var variables = phrases.references();
        boolean typed = !tokens.atAny("DEFAULT", "=") && grammar.names().atName();
        var type = typed ? grammar.types().type() : null;
        boolean given = tokens.accept("DEFAULT") || tokens.accept("=");
        var value = given ? grammar.expressions().expression() : null;
        return new VariableCommand.Declare(variables, replace, type, value, tokens.origin(start));
    }

    private static boolean endsName(Token next) {
        return next.is("=") || next.is(",") || next.is(".") || next.is("DEFAULT");
    }

    Statement set() {
        int start = tokens.position();
        tokens.require("SET");
        tokens.next();
        return assignments(start);
    }

    /// What stands behind SET VARIABLE.
    Statement assignments(int start) {
        if (tokens.accept("(")) {
            var targets = phrases.references();
            tokens.require(")", "=");
            var query = grammar.queries().inParentheses();
            return new VariableCommand.AssignQuery(targets, query, tokens.origin(start));
        }
        var assignments = new ArrayList<VariableCommand.Assignment>();
        do {
            var target = phrases.reference();
            tokens.require("=");
            assignments.add(new VariableCommand.Assignment(target, grammar.expressions().expression()));
        } while (tokens.accept(","));
        return new VariableCommand.Assign(assignments, tokens.origin(start));
    }

    Statement drop() {
        int start = tokens.position();
        tokens.require("DROP", "TEMPORARY");
        tokens.next();
        boolean guarded = phrases.ifExists();
        return new VariableCommand.Drop(phrases.reference(), guarded, tokens.origin(start));
    }

    Statement executeImmediate() {
        int start = tokens.position();
        tokens.require("EXECUTE", "IMMEDIATE");
        var text = grammar.expressions().expression();
        var into = tokens.accept("INTO") ? phrases.references() : List.<Syntax>of();
        var using = tokens.accept("USING") ? values() : List.<Syntax>of();
        return new VariableCommand.ExecuteImmediate(text, into, using, tokens.origin(start));
    }

    /// Values with or without parentheses around all of them.
    private List<Syntax> values() {
        int open = tokens.position();
        boolean around = tokens.at("(") && !tokens.parentheses().holdsQuery(open)
                && (tokens.parentheses().behind(open).kind() == TokenKind.END
                        || tokens.parentheses().behind(open).is(";"));
        if (!around) {
            return grammar.expressions().items();
        }
        tokens.require("(");
        var values = grammar.expressions().items();
        tokens.require(")");
        return values;
    }
}

package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CREATE FUNCTION, DROP FUNCTION.
final class FunctionCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final ColumnDefinitions columns;

    FunctionCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.columns = new ColumnDefinitions(grammar, phrases);
    }

    /// The words before the parameters.
    private record Head(Syntax name, boolean replace, boolean temporary, boolean guarded, int start) {}

    /// What RETURNS says.
    private record Returns(@Nullable DataType type, boolean table, @Nullable StructType columns) {}

    Statement create() {
        int start = tokens.position();
        tokens.require("CREATE");
        boolean replace = tokens.accept("OR", "REPLACE");
        boolean temporary = tokens.accept("TEMPORARY");
        tokens.require("FUNCTION");
        boolean guarded = phrases.ifNotExists();
        var head = new Head(phrases.reference(), replace, temporary, guarded, start);
        return tokens.at("AS") ? ofClass(start) : ofBody(head);
    }

    /// `AS 'class' USING JAR 'path'`: a class of Hive or Spark.
    private Statement ofClass(int start) {
        tokens.require("AS");
        names.text();
        if (tokens.accept("USING")) {
            do {
                names.name();
                names.text();
            } while (tokens.accept(","));
        }
        return new Statement.Unsupported("CREATE FUNCTION ... AS 'class'", tokens.origin(start));
    }

    private Statement ofBody(Head head) {
        var parameters = parameters();
        var returns = returns();
        var comment = characteristics();
        int from = tokens.position();
        var body = phrases.atQuery() && !isExpressionInParentheses()
                ? new Syntax.ScalarQuery(grammar.queries().query(), tokens.origin(from))
                : grammar.expressions().expression();
        return new FunctionCommand.Create(head.name(), head.replace(), head.temporary(), head.guarded(), parameters,
                returns.type(), returns.table(), returns.columns(), body, tokens.fragment(from).words(), comment,
                tokens.origin(head.start()));
    }

    private boolean isExpressionInParentheses() {
        return tokens.at("(") && !tokens.parentheses().holdsQuery(tokens.position());
    }

    private List<FunctionCommand.Parameter> parameters() {
        tokens.require("(");
        var parameters = new ArrayList<FunctionCommand.Parameter>();
        if (tokens.accept(")")) {
            return parameters;
        }
        do {
            var column = columns.column();
            parameters.add(new FunctionCommand.Parameter(column.name(), column.type(), column.defaultValue(),
                    column.comment()));
        } while (tokens.accept(","));
        tokens.require(")");
        return parameters;
    }

    private Returns returns() {
        if (!tokens.accept("RETURNS")) {
            return new Returns(null, false, null);
        }
        if (!tokens.accept("TABLE")) {
            return new Returns(grammar.types().type(), false, null);
        }
        if (!tokens.accept("(")) {
            return new Returns(null, true, null);
        }
        var listed = columns.plainList();
        tokens.require(")");
        return new Returns(null, true, listed);
    }

    /// What stands before RETURN, in any order; only the comment is kept.
    private @Nullable String characteristics() {
        String comment = null;
        while (!tokens.accept("RETURN")) {
            if (tokens.at("COMMENT")) {
                comment = phrases.comment();
            } else if (tokens.accept("LANGUAGE") || tokens.accept("SPECIFIC")) {
                names.name();
            } else if (tokens.accept("SQL", "SECURITY")) {
                requireOne("DEFINER", "INVOKER");
            } else if (tokens.accept("NOT") || tokens.at("DETERMINISTIC")) {
                tokens.require("DETERMINISTIC");
            } else {
                access();
            }
        }
        return comment;
    }

    private void access() {
        if (tokens.accept("CONTAINS") || tokens.accept("NO")) {
            tokens.require("SQL");
        } else if (tokens.accept("READS") || tokens.accept("MODIFIES")) {
            tokens.require("SQL", "DATA");
        } else if (tokens.accept("RETURNS")) {
            tokens.require("NULL", "ON", "NULL", "INPUT");
        } else {
            tokens.require("CALLED", "ON", "NULL", "INPUT");
        }
    }

    private void requireOne(String first, String second) {
        if (!tokens.accept(first)) {
            tokens.require(second);
        }
    }

    Statement drop() {
        int start = tokens.position();
        tokens.require("DROP");
        boolean temporary = tokens.accept("TEMPORARY");
        tokens.require("FUNCTION");
        boolean guarded = phrases.ifExists();
        return new FunctionCommand.Drop(phrases.reference(), temporary, guarded, tokens.origin(start));
    }
}

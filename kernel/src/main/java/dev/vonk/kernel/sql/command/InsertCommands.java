package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.TableCommand;
import java.util.List;
import java.util.function.UnaryOperator;

/// INSERT INTO, INSERT OVERWRITE, also behind a WITH or a FROM.
final class InsertCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;

    InsertCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    /// Whether a statement that begins with WITH or FROM is a command: its verb stands outside of parentheses.
    boolean follows() {
        int depth = 0;
        for (int ahead = 1; tokens.ahead(ahead).kind() != TokenKind.END; ahead++) {
            var token = tokens.ahead(ahead);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0 && isVerb(token, tokens.ahead(ahead + 1), tokens.ahead(ahead - 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isVerb(Token token, Token next, Token before) {
        return switch (token.symbol()) {
            case "INSERT" -> next.is("INTO") || next.is("OVERWRITE");
            case "DELETE" -> next.is("FROM") && before.is(")");
            case "MERGE" -> next.is("INTO") && before.is(")");
            case "UPDATE" -> before.is(")");
            default -> false;
        };
    }

    /// A statement of which [#follows] is true.
    Statement afterTables() {
        int start = tokens.position();
        if (tokens.at("FROM")) {
            return several(start);
        }
        var with = grammar.queries().commonTables();
        if (tokens.at("FROM")) {
            return several(start);
        }
        if (!tokens.at("INSERT")) {
            new ChangeCommands(grammar, phrases).change();
            return new Statement.Unsupported("WITH ... and a change of rows", tokens.origin(start));
        }
        return insert(start,
                query -> new Query.With(with.recursive(), with.tables(), query, tokens.origin(start)));
    }

    /// `FROM relation INSERT INTO a SELECT ... INSERT INTO b SELECT ...`.
    private Statement several(int start) {
        grammar.relations().from();
        if (!tokens.at("INSERT")) {
            throw tokens.failure();
        }
        while (tokens.at("INSERT")) {
            insert(tokens.position(), UnaryOperator.identity());
        }
        return new Statement.Unsupported("FROM ... INSERT", tokens.origin(start));
    }

    Statement insert() {
        return insert(tokens.position(), UnaryOperator.identity());
    }

    private Statement insert(int start, UnaryOperator<Query> within) {
        tokens.require("INSERT");
        boolean overwrite = tokens.accept("OVERWRITE");
        if (!overwrite) {
            tokens.require("INTO");
        }
        if (overwrite && (tokens.at("DIRECTORY") && !tokens.ahead(1).is(".") || tokens.at("LOCAL", "DIRECTORY"))) {
            return intoDirectory(start, within);
        }
        tokens.accept("TABLE");
        var name = phrases.reference();
        if (tokens.at("WITH") && tokens.ahead(1).is("(")) {
            tokens.next();
            phrases.properties();
        }
        if (!overwrite && tokens.accept("REPLACE")) {
            tokens.require("WHERE");
            var condition = grammar.expressions().expression();
            return new TableCommand.InsertWhere(name, condition, query(within), tokens.origin(start));
        }
        var partition = phrases.partition();
        boolean guarded = phrases.ifNotExists();
        boolean byName = tokens.accept("BY", "NAME");
        var columns = !byName && tokens.at("(") && !tokens.parentheses().holdsQuery(tokens.position())
                ? names.listInParentheses()
                : List.<String>of();
        return new TableCommand.Insert(name, overwrite, partition, guarded, columns, byName, query(within),
                tokens.origin(start));
    }

    private Query query(UnaryOperator<Query> within) {
        return within.apply(grammar.queries().query());
    }

    /// `[LOCAL] DIRECTORY 'path' USING format OPTIONS (...) query`, or with formats of Hive.
    private Statement intoDirectory(int start, UnaryOperator<Query> within) {
        tokens.accept("LOCAL");
        tokens.require("DIRECTORY");
        var path = names.atText() ? names.text() : null;
        if (tokens.accept("USING")) {
            var format = String.join(".", names.dotted());
            var options = tokens.accept("OPTIONS") ? phrases.properties() : java.util.Map.<String, String>of();
            return new TableCommand.InsertDirectory(path, format, options, query(within), tokens.origin(start));
        }
        if (path == null) {
            throw tokens.failure();
        }
        if (tokens.accept("ROW")) {
            RowFormats.read(tokens, names, phrases);
        }
        if (tokens.accept("STORED", "AS")) {
            names.name();
        }
        query(within);
        return new Statement.Unsupported("INSERT OVERWRITE DIRECTORY", tokens.origin(start));
    }
}

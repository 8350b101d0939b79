package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.TableCommand;
import dev.vonk.kernel.syntax.ViewCommand;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;

/// Columns of tables with all that can be said of them: `a INT NOT NULL DEFAULT 1 COMMENT 'text'`, and constraints, which
/// are read and not kept.
final class ColumnDefinitions {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;

    ColumnDefinitions(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    /// `(a INT, b STRING NOT NULL, PRIMARY KEY (a))`.
    List<TableCommand.Column> listInParentheses() {
        tokens.require("(");
        var columns = new ArrayList<TableCommand.Column>();
        do {
            if (atConstraint()) {
                constraint();
            } else {
                columns.add(column());
            }
        } while (tokens.accept(","));
        tokens.require(")");
        return columns;
    }

    /// A column with what is said of it.
    TableCommand.Column column() {
        int start = tokens.position();
        var name = names.plainName();
        var type = grammar.types().type();
        boolean nullable = true;
        Syntax standard = null;
        String comment = null;
        while (true) {
            if (tokens.at("NOT") || tokens.at("!")) {
                tokens.next();
                tokens.require("NULL");
                nullable = false;
            } else if (tokens.accept("DEFAULT")) {
                standard = grammar.expressions().expression();
            } else if (tokens.at("COMMENT")) {
                comment = phrases.comment();
            } else if (!generated() && !columnConstraint()) {
                return new TableCommand.Column(name, type, nullable, standard, comment, tokens.origin(start));
            }
        }
    }

    /// `(a INT, b STRING)` without its parentheses.
    StructType plainList() {
        var fields = new ArrayList<StructField>();
        do {
            fields.add(grammar.types().column());
        } while (tokens.accept(","));
        return new StructType(fields);
    }

    private boolean generated() {
        if (!tokens.accept("GENERATED")) {
            return false;
        }
        if (!tokens.accept("ALWAYS")) {
            tokens.require("BY", "DEFAULT");
        }
        tokens.require("AS");
        if (tokens.accept("IDENTITY")) {
            if (tokens.accept("(")) {
                skipToClose();
            }
            return true;
        }
        tokens.require("(");
        grammar.expressions().expression();
        tokens.require(")");
        return true;
    }

    private void skipToClose() {
        while (!tokens.accept(")")) {
            if (tokens.atEnd()) {
                throw tokens.failure();
            }
            tokens.next();
        }
    }

    private boolean columnConstraint() {
        if (!tokens.atAny("CONSTRAINT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK")) {
            return false;
        }
        constraint();
        return true;
    }

    private boolean atConstraint() {
        return switch (tokens.peek().symbol()) {
            case "CONSTRAINT" -> names.isName(tokens.ahead(1));
            case "PRIMARY", "FOREIGN" -> tokens.ahead(1).is("KEY");
            case "UNIQUE", "CHECK" -> tokens.ahead(1).is("(");
            default -> false;
        };
    }

    /// `[CONSTRAINT name] PRIMARY KEY (a)`, UNIQUE, FOREIGN KEY, REFERENCES, CHECK.
    void constraint() {
        if (tokens.accept("CONSTRAINT") && !tokens.atAny("PRIMARY", "UNIQUE", "FOREIGN", "REFERENCES", "CHECK")) {
            names.name();
        }
        var kind = tokens.next().symbol();
        switch (kind) {
            case "PRIMARY", "FOREIGN" -> {
                tokens.require("KEY");
                columnsIfThere();
                if (kind.equals("FOREIGN")) {
                    tokens.require("REFERENCES");
                    references();
                }
            }
            case "UNIQUE" -> columnsIfThere();
            case "REFERENCES" -> references();
            case "CHECK" -> {
                tokens.require("(");
                grammar.expressions().expression();
                tokens.require(")");
            }
            default -> throw tokens.failure();
        }
        while (tokens.atAny("ENFORCED", "NOT", "RELY", "NORELY") && !tokens.ahead(1).is("NULL")) {
            tokens.next();
        }
    }

    private void references() {
        names.dotted();
        columnsIfThere();
        while (tokens.accept("ON")) {
            tokens.next();
            tokens.require("NO", "ACTION");
        }
    }

    private void columnsIfThere() {
        if (tokens.at("(")) {
            names.listInParentheses();
        }
    }

    /// `(a, b COMMENT 'text')` of a view.
    List<ViewCommand.Column> viewColumns() {
        tokens.require("(");
        var columns = new ArrayList<ViewCommand.Column>();
        do {
            var name = names.name();
            columns.add(new ViewCommand.Column(name, phrases.comment()));
        } while (tokens.accept(","));
        tokens.require(")");
        return columns;
    }
}

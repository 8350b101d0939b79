package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.ViewCommand;
import dev.vonk.kernel.syntax.ViewCommand.Kind;
import dev.vonk.runtime.type.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// CREATE VIEW, DROP VIEW.
final class ViewCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Phrases phrases;
    private final ColumnDefinitions columns;

    ViewCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.phrases = phrases;
        this.columns = new ColumnDefinitions(grammar, phrases);
    }

    Statement create() {
        int start = tokens.position();
        tokens.require("CREATE");
        boolean replace = tokens.accept("OR", "REPLACE");
        var kind = kind();
        tokens.require("VIEW");
        boolean guarded = phrases.ifNotExists();
        var name = phrases.reference();
        if (kind != Kind.LASTING && !guarded && isOverFiles()) {
            return over(name, kind, replace, start);
        }
        var named = tokens.at("(") ? columns.viewColumns() : List.<ViewCommand.Column>of();
        return asQuery(name, kind, replace, guarded, named, start);
    }

    private Kind kind() {
        if (tokens.accept("GLOBAL")) {
            tokens.require("TEMPORARY");
            return Kind.GLOBAL_TEMPORARY;
        }
        return tokens.accept("TEMPORARY") ? Kind.TEMPORARY : Kind.LASTING;
    }

    /// Whether USING is next, perhaps behind a list of columns.
    private boolean isOverFiles() {
        return tokens.at("USING")
                || tokens.at("(") && tokens.parentheses().behind(tokens.position()).is("USING");
    }

    private Statement over(Syntax name, Kind kind, boolean replace, int start) {
        StructType schema = null;
        if (tokens.accept("(")) {
            schema = columns.plainList();
            tokens.require(")");
        }
        tokens.require("USING");
        var format = String.join(".", grammar.names().dotted());
        var options = tokens.accept("OPTIONS") ? phrases.properties() : Map.<String, String>of();
        return new ViewCommand.CreateOver(name, kind, replace, schema, format, options, tokens.origin(start));
    }

    private Statement asQuery(Syntax name, Kind kind, boolean replace, boolean guarded,
            List<ViewCommand.Column> named, int start) {
        String comment = null;
        var properties = new LinkedHashMap<String, String>();
        while (!tokens.accept("AS")) {
            if (tokens.at("COMMENT")) {
                comment = phrases.comment();
            } else if (tokens.accept("TBLPROPERTIES")) {
                properties.putAll(phrases.properties());
            } else {
                otherClause();
            }
        }
        int from = tokens.position();
        var query = grammar.queries().query();
        return new ViewCommand.Create(name, kind, replace, guarded, named, comment, properties, query,
                tokens.fragment(from).words(), tokens.origin(start));
    }

    /// What is read and not kept: how a view follows its tables, its collation, its partitions.
    private void otherClause() {
        if (tokens.accept("WITH", "SCHEMA")) {
            binding();
        } else if (tokens.accept("WITH", "METRICS")) {
            tokens.require("LANGUAGE");
            grammar.names().name();
        } else if (tokens.accept("DEFAULT", "COLLATION")) {
            grammar.names().dotted();
        } else {
            tokens.require("PARTITIONED", "ON");
            grammar.names().listInParentheses();
        }
    }

    /// The words behind WITH SCHEMA.
    void binding() {
        if (tokens.accept("TYPE")) {
            tokens.require("EVOLUTION");
        } else if (!tokens.accept("BINDING") && !tokens.accept("COMPENSATION")) {
            tokens.require("EVOLUTION");
        }
    }

    Statement drop() {
        int start = tokens.position();
        tokens.require("DROP", "VIEW");
        boolean guarded = phrases.ifExists();
        return new ViewCommand.Drop(phrases.reference(), guarded, tokens.origin(start));
    }
}

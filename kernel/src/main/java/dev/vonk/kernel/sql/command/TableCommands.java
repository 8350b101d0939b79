package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.TableCommand;
import java.util.ArrayList;
import java.util.List;

/// CREATE TABLE, DROP TABLE, TRUNCATE TABLE, ANALYZE TABLE.
final class TableCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final ColumnDefinitions columns;

    TableCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.columns = new ColumnDefinitions(grammar, phrases);
    }

    /// How the columns of tables are written.
    ColumnDefinitions columns() {
        return columns;
    }

    Statement create() {
        int start = tokens.position();
        boolean replace = header();
        boolean guarded = phrases.ifNotExists();
        var name = phrases.reference();
        if (tokens.accept("LIKE")) {
            return like(name, guarded, start);
        }
        var defined = new ArrayList<TableCommand.Column>();
        if (tokens.at("(") && !tokens.parentheses().holdsQuery(tokens.position())) {
            defined.addAll(columns.listInParentheses());
        }
        var clauses = new TableClauses(grammar, phrases, columns);
        clauses.read();
        defined.addAll(clauses.partitionColumns());
        boolean filled = tokens.accept("AS") || phrases.atQuery();
        var query = filled ? grammar.queries().query() : null;
        if (clauses.foreign() != null) {
            return new Statement.Unsupported(clauses.foreign(), tokens.origin(start));
        }
        return new TableCommand.Create(name, guarded, replace, defined, clauses.format(), clauses.options(),
                clauses.partitionedBy(), clauses.location(), clauses.comment(), clauses.properties(), query,
                tokens.origin(start));
    }

    /// Reads up to the word TABLE; gives whether a table that is there is replaced.
    private boolean header() {
        boolean replace = tokens.accept("REPLACE");
        if (!replace) {
            tokens.require("CREATE");
            replace = tokens.accept("OR", "REPLACE");
        }
        if (!replace) {
            tokens.accept("TEMPORARY");
            tokens.accept("EXTERNAL");
        }
        tokens.require("TABLE");
        return replace;
    }

    private Statement like(Syntax name, boolean guarded, int start) {
        var source = phrases.reference();
        var clauses = new TableClauses(grammar, phrases, columns);
        clauses.read();
        return new TableCommand.CreateLike(name, source, guarded, clauses.format(), clauses.location(),
                tokens.origin(start));
    }

    Statement drop() {
        int start = tokens.position();
        tokens.require("DROP", "TABLE");
        boolean guarded = phrases.ifExists();
        var name = phrases.reference();
        tokens.accept("PURGE");
        return new TableCommand.Drop(name, guarded, tokens.origin(start));
    }

    Statement truncate() {
        int start = tokens.position();
        tokens.require("TRUNCATE", "TABLE");
        var name = phrases.reference();
        return new TableCommand.Truncate(name, phrases.partition(), tokens.origin(start));
    }

    Statement analyze() {
        int start = tokens.position();
        tokens.require("ANALYZE");
        if (tokens.accept("TABLES")) {
            phrases.in();
            tokens.require("COMPUTE", "STATISTICS");
            tokens.accept("NOSCAN");
            return new Statement.Unsupported("ANALYZE TABLES", tokens.origin(start));
        }
        tokens.require("TABLE");
        var name = phrases.reference();
        var partition = phrases.partition();
        tokens.require("COMPUTE", "STATISTICS");
        if (tokens.accept("FOR", "ALL")) {
            tokens.require("COLUMNS");
            return new TableCommand.Analyze(name, partition, false, List.of(), true, tokens.origin(start));
        }
        if (tokens.accept("FOR", "COLUMNS")) {
            var listed = names.list();
            return new TableCommand.Analyze(name, partition, false, listed, false, tokens.origin(start));
        }
        boolean noScan = names.atName();
        if (noScan) {
            names.name();
        }
        return new TableCommand.Analyze(name, partition, noScan, List.of(), false, tokens.origin(start));
    }
}

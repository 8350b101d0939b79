package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.grammar.Options;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.SyntaxFailure;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.ShowCommand;
import dev.vonk.kernel.syntax.Statement;
import java.util.Locale;

/// SHOW TABLES and its kin.
final class ShowCommands {
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final Grammar grammar;

    ShowCommands(Grammar grammar, Phrases phrases) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
    }

    Statement show() {
        int start = tokens.position();
        tokens.require("SHOW");
        if (tokens.ahead(1).is("FUNCTIONS") && names.atName()) {
            return functions(names.name().toUpperCase(Locale.ROOT), start);
        }
        return switch (tokens.peek().symbol()) {
            case "TABLES" -> tables(start);
            case "TABLE" -> tablesExtended(start);
            case "VIEWS" -> views(start);
            case "DATABASES", "SCHEMAS", "NAMESPACES" -> databases(start);
            case "COLUMNS" -> columns(start);
            case "FUNCTIONS" -> functions(null, start);
            case "PARTITIONS" -> partitions(start);
            case "CREATE" -> createTable(start);
            case "TBLPROPERTIES" -> properties(start);
            case "CATALOGS" -> catalogs(start);
            case "CURRENT" -> current(start);
            case "PROCEDURES" -> procedures(start);
            default -> throw expected();
        };
    }

    private SyntaxFailure expected() {
        tokens.atAny("TABLES", "TABLE", "VIEWS", "DATABASES", "SCHEMAS", "COLUMNS", "FUNCTIONS", "PARTITIONS", "CREATE",
                "TBLPROPERTIES", "CATALOGS", "CURRENT");
        return tokens.failure();
    }

    private Statement tables(int start) {
        tokens.next();
        var in = phrases.in();
        return new ShowCommand.Tables(in, phrases.pattern(), tokens.origin(start));
    }

    private Statement tablesExtended(int start) {
        tokens.require("TABLE", "EXTENDED");
        var in = phrases.in();
        tokens.require("LIKE");
        var pattern = names.text();
        if (tokens.at("AS", "JSON")) {
            tokens.require("AS", "JSON");
        }
        return new ShowCommand.TablesExtended(in, pattern, phrases.partition(), tokens.origin(start));
    }

    private Statement views(int start) {
        tokens.next();
        var in = phrases.in();
        return new ShowCommand.Views(in, phrases.pattern(), tokens.origin(start));
    }

    private Statement databases(int start) {
        tokens.next();
        var in = phrases.in();
        return new ShowCommand.Databases(in, phrases.pattern(), tokens.origin(start));
    }

    private Statement columns(int start) {
        tokens.next();
        var table = phrases.in();
        if (table == null) {
            throw tokens.failure();
        }
        return new ShowCommand.Columns(table, phrases.in(), tokens.origin(start));
    }

    /// The pattern may be a name too.
    private Statement functions(@org.jspecify.annotations.Nullable String which, int start) {
        tokens.require("FUNCTIONS");
        var in = phrases.in();
        boolean like = tokens.accept("LIKE");
        if (like || names.atText() || names.atName()) {
            var pattern = names.atText() ? names.text() : String.join(".", names.dotted());
            return new ShowCommand.Functions(which, in, pattern, tokens.origin(start));
        }
        return new ShowCommand.Functions(which, in, null, tokens.origin(start));
    }

    private Statement partitions(int start) {
        tokens.next();
        var table = phrases.reference();
        return new ShowCommand.Partitions(table, phrases.partition(), tokens.origin(start));
    }

    private Statement createTable(int start) {
        tokens.require("CREATE", "TABLE");
        var table = phrases.reference();
        if (tokens.accept("AS")) {
            tokens.require("SERDE");
            return new Statement.Unsupported("SHOW CREATE TABLE ... AS SERDE", tokens.origin(start));
        }
        return new ShowCommand.CreateTable(table, tokens.origin(start));
    }

    private Statement properties(int start) {
        tokens.next();
        var table = phrases.reference();
        String key = null;
        if (tokens.accept("(")) {
            key = new Options(grammar).key();
            tokens.require(")");
        }
        return new ShowCommand.Properties(table, key, tokens.origin(start));
    }

    private Statement catalogs(int start) {
        tokens.next();
        return new ShowCommand.Catalogs(phrases.pattern(), tokens.origin(start));
    }

    private Statement current(int start) {
        tokens.next();
        if (!tokens.atAny("DATABASE", "SCHEMA", "NAMESPACE")) {
            throw tokens.failure();
        }
        tokens.next();
        return new ShowCommand.CurrentDatabase(tokens.origin(start));
    }

    private Statement procedures(int start) {
        tokens.next();
        phrases.in();
        return new Statement.Unsupported("SHOW PROCEDURES", tokens.origin(start));
    }
}

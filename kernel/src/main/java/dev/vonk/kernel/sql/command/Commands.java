package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;

/// Statements that are no queries. The first word tells which family reads them.
final class Commands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Phrases phrases;
    private final TableCommands tables;
    private final ViewCommands views;
    private final FunctionCommands functions;
    private final InsertCommands inserts;
    private final ShowCommands shows;
    private final DescribeCommands descriptions;
    private final SessionCommands sessions;
    private final VariableCommands variables;
    private final CacheCommands caches;
    private final AlterCommands alterations;
    private final ChangeCommands changes;
    private final ForeignCommands foreign;

    Commands(Grammar grammar) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.phrases = new Phrases(grammar);
        this.tables = new TableCommands(grammar, phrases);
        this.views = new ViewCommands(grammar, phrases);
        this.functions = new FunctionCommands(grammar, phrases);
        this.inserts = new InsertCommands(grammar, phrases);
        this.shows = new ShowCommands(grammar, phrases);
        this.descriptions = new DescribeCommands(grammar, phrases, this);
        this.sessions = new SessionCommands(grammar, phrases);
        this.variables = new VariableCommands(grammar, phrases);
        this.caches = new CacheCommands(grammar, phrases);
        this.alterations = new AlterCommands(grammar, phrases, tables);
        this.changes = new ChangeCommands(grammar, phrases);
        this.foreign = new ForeignCommands(grammar, phrases);
    }

    /// A query or a command, up to its last word.
    Statement statement() {
        if (!phrases.atQuery()) {
            return command();
        }
        int start = tokens.position();
        if (tokens.atAny("WITH", "FROM") && inserts.follows()) {
            return inserts.afterTables();
        }
        tokens.rewind(start);
        return new Statement.Rows(grammar.queries().query());
    }

    /// A command, up to its last word.
    Statement command() {
        return switch (tokens.peek().symbol()) {
            case "CREATE" -> create();
            case "REPLACE" -> tables.create();
            case "DROP" -> drop();
            case "INSERT" -> inserts.insert();
            case "TRUNCATE" -> tables.truncate();
            case "ANALYZE" -> tables.analyze();
            case "SHOW" -> foreign.isForeign() ? foreign.command() : shows.show();
            case "DESCRIBE", "DESC" -> descriptions.describe();
            case "EXPLAIN" -> descriptions.explain();
            case "CACHE", "UNCACHE", "CLEAR", "REFRESH" -> caches.command();
            case "SET" -> set();
            case "RESET" -> sessions.reset();
            case "USE" -> sessions.use();
            case "DECLARE" -> variables.declare();
            case "EXECUTE" -> variables.executeImmediate();
            case "ALTER" -> alterations.alter();
            case "DELETE", "UPDATE", "MERGE" -> changes.change();
            case "BEGIN" -> new Scripts(grammar, phrases, this).script();
            default -> tokens.ahead(1).is(":") ? new Scripts(grammar, phrases, this).script() : foreign.command();
        };
    }

    private Statement set() {
        if (tokens.ahead(1).is("VARIABLE") || tokens.ahead(1).is("VAR")) {
            return variables.set();
        }
        return sessions.set();
    }

    /// What is created stands behind words such as OR REPLACE and TEMPORARY.
    private Statement create() {
        int ahead = 1;
        while (isModifier(tokens.ahead(ahead))) {
            ahead++;
        }
        return switch (tokens.ahead(ahead).symbol()) {
            case "TABLE" -> tables.create();
            case "VIEW" -> views.create();
            case "FUNCTION" -> functions.create();
            case "DATABASE", "SCHEMA", "NAMESPACE" -> sessions.createDatabase();
            default -> foreign.command();
        };
    }

    private static boolean isModifier(Token token) {
        return switch (token.symbol()) {
            case "OR", "REPLACE", "GLOBAL", "TEMPORARY", "EXTERNAL" -> true;
            default -> false;
        };
    }

    private Statement drop() {
        return switch (tokens.ahead(1).symbol()) {
            case "TABLE" -> tables.drop();
            case "VIEW" -> views.drop();
            case "FUNCTION" -> functions.drop();
            case "DATABASE", "SCHEMA", "NAMESPACE" -> sessions.dropDatabase();
            case "TEMPORARY" -> tokens.ahead(2).is("FUNCTION") ? functions.drop() : dropTemporary();
            default -> foreign.command();
        };
    }

    private Statement dropTemporary() {
        boolean variable = tokens.ahead(2).is("VARIABLE") || tokens.ahead(2).is("VAR");
        return variable ? variables.drop() : foreign.command();
    }
}

package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Statement;

/// ALTER TABLE, ALTER VIEW, ALTER DATABASE: read to the end and not carried out.
final class AlterCommands {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final ColumnDefinitions columns;

    AlterCommands(Grammar grammar, Phrases phrases, TableCommands tables) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.columns = tables.columns();
    }

    Statement alter() {
        int start = tokens.position();
        tokens.require("ALTER");
        if (!tokens.atAny("TABLE", "VIEW", "DATABASE", "SCHEMA", "NAMESPACE")) {
            throw tokens.failure();
        }
        var what = "ALTER " + tokens.next().symbol();
        phrases.reference();
        switch (what) {
            case "ALTER VIEW" -> view();
            case "ALTER TABLE" -> table();
            default -> database();
        }
        return new Statement.Unsupported(what, tokens.origin(start));
    }

    private void database() {
        if (tokens.accept("DEFAULT", "COLLATION")) {
            names.dotted();
            return;
        }
        boolean set = tokens.accept("SET");
        if (set && tokens.accept("LOCATION")) {
            names.text();
            return;
        }
        if (!set) {
            tokens.require("UNSET");
        }
        if (!tokens.accept("DBPROPERTIES")) {
            tokens.require("PROPERTIES");
        }
        phrases.properties();
    }

    private void view() {
        if (tokens.accept("AS") || phrases.atQuery() && !tokens.at("WITH", "SCHEMA")) {
            grammar.queries().query();
        } else if (tokens.accept("WITH", "SCHEMA")) {
            new ViewCommands(grammar, phrases).binding();
        } else if (tokens.accept("RENAME")) {
            tokens.require("TO");
            names.dotted();
        } else if (tokens.accept("ADD") || tokens.accept("DROP")) {
            partitions();
        } else {
            properties();
        }
    }

    private void properties() {
        if (!tokens.accept("SET")) {
            tokens.require("UNSET");
        }
        tokens.require("TBLPROPERTIES");
        phrases.ifExists();
        phrases.properties();
    }

    private void table() {
        phrases.partition();
        switch (tokens.next().symbol()) {
            case "ADD" -> add();
            case "DROP" -> drop();
            case "RENAME" -> rename();
            case "ALTER", "CHANGE" -> change();
            case "REPLACE" -> {
                tokens.require("COLUMNS", "(");
                added();
                tokens.require(")");
            }
            case "SET" -> set();
            case "UNSET" -> {
                tokens.require("TBLPROPERTIES");
                phrases.ifExists();
                phrases.properties();
            }
            case "RECOVER" -> tokens.require("PARTITIONS");
            case "DEFAULT" -> {
                tokens.require("COLLATION");
                names.dotted();
            }
            case "CLUSTER" -> cluster();
            default -> ofHive();
        }
    }

    private void add() {
        if (tokens.atAny("COLUMN", "COLUMNS")) {
            tokens.next();
            boolean around = tokens.accept("(");
            added();
            if (around) {
                tokens.require(")");
            }
        } else if (tokens.atAny("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK")) {
            columns.constraint();
        } else {
            partitions();
        }
    }

    /// `a.b INT COMMENT 'text' AFTER c, d INT FIRST`.
    private void added() {
        do {
            names.dotted();
            grammar.types().type();
            described();
        } while (tokens.accept(","));
    }

    private void described() {
        while (tokens.atAny("NOT", "!", "DEFAULT", "COMMENT", "FIRST", "AFTER")) {
            switch (tokens.next().symbol()) {
                case "DEFAULT" -> grammar.expressions().expression();
                case "COMMENT" -> names.text();
                case "AFTER" -> names.plainName();
                case "FIRST" -> {
                }
                default -> tokens.require("NULL");
            }
        }
    }

    private void partitions() {
        phrases.ifNotExists();
        phrases.ifExists();
        int count = 0;
        while (tokens.at("PARTITION")) {
            phrases.partition();
            if (tokens.accept("LOCATION")) {
                names.text();
            }
            tokens.accept(",");
            count++;
        }
        if (count == 0) {
            throw tokens.failure();
        }
        tokens.accept("PURGE");
    }

    private void drop() {
        if (tokens.atAny("COLUMN", "COLUMNS")) {
            tokens.next();
            phrases.ifExists();
            boolean around = tokens.accept("(");
            names.columns();
            if (around) {
                tokens.require(")");
            }
        } else if (tokens.accept("CONSTRAINT") || tokens.accept("PRIMARY", "KEY")) {
            phrases.ifExists();
            if (names.atName()) {
                names.name();
            }
        } else {
            partitions();
        }
    }

    private void rename() {
        if (tokens.accept("COLUMN")) {
            names.dotted();
            tokens.require("TO");
            names.plainName();
            return;
        }
        tokens.require("TO");
        if (!tokens.at("PARTITION")) {
            names.dotted();
        }
        phrases.partition();
    }

    private void change() {
        tokens.accept("COLUMN");
        names.dotted();
        switch (tokens.peek().symbol()) {
            case "TYPE" -> {
                tokens.next();
                grammar.types().type();
            }
            case "COMMENT", "FIRST", "AFTER" -> described();
            case "SET", "DROP" -> {
                tokens.next();
                if (tokens.accept("NOT")) {
                    tokens.require("NULL");
                } else {
                    boolean given = tokens.last().is("SET");
                    tokens.require("DEFAULT");
                    if (given) {
                        grammar.expressions().expression();
                    }
                }
            }
            default -> {
                if (names.atName()) {
                    columns.column();
                    described();
                }
            }
        }
    }

    private void set() {
        switch (tokens.next().symbol()) {
            case "TBLPROPERTIES", "SERDEPROPERTIES" -> phrases.properties();
            case "LOCATION" -> names.text();
            case "SERDE" -> {
                names.text();
                if (tokens.accept("WITH", "SERDEPROPERTIES")) {
                    phrases.properties();
                }
            }
            case "FILEFORMAT", "SKEWED" -> phrases.rest();
            default -> throw tokens.failure();
        }
    }

    private void cluster() {
        tokens.require("BY");
        if (tokens.accept("(")) {
            names.columns();
            tokens.require(")");
            return;
        }
        tokens.require("NONE");
    }

    private void ofHive() {
        switch (tokens.last().symbol()) {
            case "NOT", "CLUSTERED", "SKEWED", "EXCHANGE", "ARCHIVE", "UNARCHIVE", "TOUCH", "COMPACT", "CONCATENATE" ->
                phrases.rest();
            default -> throw tokens.failure();
        }
    }
}

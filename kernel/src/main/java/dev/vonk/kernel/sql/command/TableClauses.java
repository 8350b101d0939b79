package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.grammar.Grammar;
import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.TableCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands behind the columns of CREATE TABLE, in any order: USING, OPTIONS, PARTITIONED BY, LOCATION, COMMENT,
/// TBLPROPERTIES; and what belongs to Hive, which is read and not kept.
final class TableClauses {
    private final Grammar grammar;
    private final Tokens tokens;
    private final Names names;
    private final Phrases phrases;
    private final ColumnDefinitions columns;
    private @Nullable String format;
    private @Nullable String location;
    private @Nullable String comment;
    private @Nullable String foreign;
    private Map<String, String> options = new LinkedHashMap<>();
    private Map<String, String> properties = new LinkedHashMap<>();
    private final List<String> partitionedBy = new ArrayList<>();
    private final List<TableCommand.Column> partitionColumns = new ArrayList<>();

    TableClauses(Grammar grammar, Phrases phrases, ColumnDefinitions columns) {
        this.grammar = grammar;
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.phrases = phrases;
        this.columns = columns;
    }

    void read() {
        while (clause()) {
            tokens.expect("AS", tokens.position());
        }
    }

    private boolean clause() {
        return switch (tokens.peek().symbol()) {
            case "USING" -> usedFormat();
            case "OPTIONS" -> {
                tokens.next();
                options = phrases.options();
                yield true;
            }
            case "PARTITIONED" -> partitions();
            case "LOCATION" -> {
                tokens.next();
                location = names.text();
                yield true;
            }
            case "COMMENT" -> {
                comment = phrases.comment();
                yield true;
            }
            case "TBLPROPERTIES" -> {
                tokens.next();
                properties = phrases.properties();
                yield true;
            }
            case "CLUSTER", "CLUSTERED", "SKEWED", "ROW", "STORED", "DEFAULT" -> ofHive();
            default -> false;
        };
    }

    private boolean usedFormat() {
        tokens.require("USING");
        format = String.join(".", names.dotted());
        return true;
    }

    /// `PARTITIONED BY (a, years(b), c INT)`.
    private boolean partitions() {
        tokens.require("PARTITIONED", "BY", "(");
        do {
            if (tokens.ahead(1).is(",") || tokens.ahead(1).is(")") || tokens.ahead(1).is(".")) {
                partitionedBy.add(String.join(".", names.dotted()));
            } else if (tokens.ahead(1).is("(")) {
                foreign = "PARTITIONED BY " + grammar.expressions().term();
            } else {
                var column = columns.column();
                partitionedBy.add(column.name());
                partitionColumns.add(column);
            }
        } while (tokens.accept(","));
        tokens.require(")");
        return true;
    }

    private boolean ofHive() {
        switch (tokens.next().symbol()) {
            case "CLUSTER" -> {
                tokens.require("BY", "(");
                names.columns();
                tokens.require(")");
            }
            case "CLUSTERED" -> buckets();
            case "SKEWED" -> skew();
            case "ROW" -> RowFormats.read(tokens, names, phrases);
            case "DEFAULT" -> {
                tokens.require("COLLATION");
                names.dotted();
            }
            default -> stored();
        }
        return true;
    }

    private void buckets() {
        tokens.require("BY");
        names.listInParentheses();
        if (tokens.accept("SORTED", "BY")) {
            tokens.require("(");
            do {
                names.plainName();
                boolean _ = tokens.accept("ASC") || tokens.accept("DESC");
            } while (tokens.accept(","));
            tokens.require(")");
        }
        tokens.require("INTO");
        names.number();
        tokens.require("BUCKETS");
    }

    private void skew() {
        tokens.require("BY");
        names.listInParentheses();
        tokens.require("ON");
        grammar.expressions().term();
        if (tokens.accept("STORED", "AS")) {
            tokens.require("DIRECTORIES");
        }
    }

    private void stored() {
        if (tokens.accept("BY")) {
            phrases.skipText();
            if (tokens.accept("WITH", "SERDEPROPERTIES")) {
                phrases.properties();
            }
            foreign = "STORED BY";
            return;
        }
        tokens.require("AS");
        if (tokens.accept("INPUTFORMAT")) {
            phrases.skipText();
            tokens.require("OUTPUTFORMAT");
            phrases.skipText();
            foreign = "STORED AS INPUTFORMAT";
            return;
        }
        format = names.name();
    }

    @Nullable
    String format() {
        return format;
    }

    @Nullable
    String location() {
        return location;
    }

    @Nullable
    String comment() {
        return comment;
    }

    /// What was asked for that this system has not; null for nothing.
    @Nullable
    String foreign() {
        return foreign;
    }

    Map<String, String> options() {
        return options;
    }

    Map<String, String> properties() {
        return properties;
    }

    List<String> partitionedBy() {
        return partitionedBy;
    }

    /// Partition columns that were given with a type, and so are no columns of the list.
    List<TableCommand.Column> partitionColumns() {
        return partitionColumns;
    }
}

package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.TokenKind;
import dev.vonk.kernel.sql.token.Tokens;

/// Tells a word that begins a clause from a name. Every word may be a name, so what stands behind it decides:
/// `SELECT a order FROM t` has an alias, `SELECT a ORDER BY a` has none.
final class Clauses {
    private Clauses() {
    }

    /// Whether the next word, at a place where an alias could stand, begins something else.
    static boolean begins(Tokens tokens, Names names) {
        var next = tokens.ahead(1);
        return switch (tokens.peek().symbol()) {
            case "" -> false;
            case "FROM" -> names.isName(next) || next.is("(") || names.isText(next);
            case "WHERE", "HAVING", "QUALIFY", "LIMIT", "OFFSET", "UNION", "INTERSECT", "EXCEPT", "MINUS", "SELECT" ->
                !endsAlias(next);
            case "SEMI", "ANTI" -> next.is("JOIN");
            case "LATERAL" -> next.is("VIEW");
            case "WHEN" -> next.is("MATCHED") || next.is("NOT");
            case "REPLACE" -> next.is("WHERE") || next.is("ON") || next.is("USING");
            case "GROUP", "ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "PARTITION", "IDENTIFIED" -> {
                tokens.expect("BY", tokens.position() + 1);
                yield next.is("BY");
            }
            case "GROUPING" -> next.is("SETS");
            case "WINDOW" -> names.isName(next) && tokens.ahead(2).is("AS");
            case "TABLESAMPLE" -> next.is("(") || next.is("BERNOULLI") || next.is("SYSTEM");
            case "PIVOT", "UNPIVOT", "VALUES" -> next.is("(") || next.is("INCLUDE") || next.is("EXCLUDE");
            case "FOR" -> next.is("(") || tokens.ahead(2).is("IN") || isTime(next);
            case "VERSION", "SYSTEM_VERSION", "TIMESTAMP", "SYSTEM_TIME" -> next.is("AS") && tokens.ahead(2).is("OF");
            case "WITH" -> next.is("(") || next.is("ROLLUP") || next.is("CUBE") || next.is("SCHEMA");
            case "SET" -> names.isName(next);
            case "INSERT" -> next.is("INTO") || next.is("OVERWRITE");
            case "CHANGES" -> next.is("FROM");
            case "WATERMARK" -> !endsAlias(next);
            default -> false;
        };
    }

    private static boolean isTime(Token token) {
        return switch (token.symbol()) {
            case "VERSION", "SYSTEM_VERSION", "TIMESTAMP", "SYSTEM_TIME" -> true;
            default -> false;
        };
    }

    private static boolean endsAlias(Token next) {
        return next.kind() == TokenKind.END || switch (next.symbol()) {
            case ")", ",", ";", "|>" -> true;
            default -> false;
        };
    }
}

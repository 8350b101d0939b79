package dev.vonk.kernel.cell.sql;

import dev.vonk.kernel.sql.SqlToken;
import dev.vonk.kernel.syntax.Fragment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Which tables a statement names behind FROM, JOIN and the like, and what it calls them. The statement may be one that
/// is being written, so only words are looked at.
final class TablesInText {
    private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN", "INTO", "TABLE", "VIEW", "UPDATE",
            "DESCRIBE", "DESC", "OVERWRITE", "REFRESH", "CACHE", "UNCACHE");
    private static final Set<String> CLAUSES = Set.of("SELECT", "FROM", "JOIN", "WHERE", "GROUP", "ORDER", "HAVING",
            "ON", "USING", "SET", "VALUES", "LIMIT", "WINDOW", "BY", "QUALIFY", "UNION", "AS");

    private final String text;
    private final List<SqlToken> tokens;

    TablesInText(Fragment statement) {
        this.text = statement.text().substring(0, statement.end());
        this.tokens = SqlToken.of(text).stream()
                .filter(token -> token.start() >= statement.start() && token.kind() != SqlToken.Kind.COMMENT).toList();
    }

    /// Whether the name of a table could stand at an offset.
    boolean isTablePlace(int offset) {
        int before = (int) tokens.stream().filter(token -> token.end() <= offset).count() - 1;
        if (before < 0) {
            return false;
        }
        return BEFORE_TABLE.contains(word(before)) || word(before).equals(",") && clauseOf(before).equals("FROM");
    }

    /// Whether a value could begin at an offset: behind a keyword or a mark that does not end a value.
    boolean isValuePlace(int offset) {
        int before = (int) tokens.stream().filter(token -> token.end() <= offset).count() - 1;
        return before >= 0 && switch (tokens.get(before).kind()) {
            case KEYWORD -> true;
            case SYMBOL -> !")].*;".contains(word(before));
            case TYPE, NAME, CALL, QUOTED_NAME, STRING, NUMBER, COMMENT -> false;
        };
    }

    /// The clause that a token belongs to, without regard to what stands in parentheses before it.
    private String clauseOf(int token) {
        int depth = 0;
        for (int at = token; at >= 0; at--) {
            String word = word(at);
            depth += word.equals(")") ? 1 : 0;
            depth -= word.equals("(") ? 1 : 0;
            if (depth < 0) {
                return "";
            }
            if (depth == 0 && CLAUSES.contains(word) && !word.equals("AS")) {
                return word.equals("JOIN") ? "FROM" : word;
            }
        }
        return "";
    }

    /// The tables by the names that columns may have before their point: the alias, else the last part of the table's
    /// name.
    Map<String, String> tables() {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = 0; at + 1 < tokens.size(); at++) {
            boolean begins = word(at).equals("FROM") || word(at).equals("JOIN") || word(at).equals("UPDATE")
                    || word(at).equals("INTO") || word(at).equals(",") && clauseOf(at).equals("FROM");
            if (begins && isName(at + 1)) {
                add(at + 1, named);
            }
        }
        return named;
    }

    private void add(int first, Map<String, String> named) {
        int last = first;
        while (last + 2 < tokens.size() && word(last + 1).equals(".") && isName(last + 2)) {
            last += 2;
        }
        int alias = last + 1;
        if (alias < tokens.size() && word(alias).equals("AS")) {
            alias++;
        }
        String table = text.substring(tokens.get(first).start(), tokens.get(last).end());
        boolean aliased = alias < tokens.size() && isName(alias);
        named.putIfAbsent(name(aliased ? alias : last), table);
    }

    /// The name before a point that ends at an offset: `p` of `p.`.
    Optional<String> qualifier(int offset) {
        int point = (int) tokens.stream().filter(token -> token.end() <= offset).count() - 1;
        boolean qualified = point > 0 && word(point).equals(".") && tokens.get(point).end() == offset
                && isName(point - 1);
        return qualified ? Optional.of(name(point - 1)) : Optional.empty();
    }

    List<SqlToken> tokens() {
        return tokens;
    }

    /// In upper case.
    String word(int index) {
        SqlToken token = tokens.get(index);
        return text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
    }

    private boolean isName(int index) {
        SqlToken.Kind kind = tokens.get(index).kind();
        return kind == SqlToken.Kind.NAME || kind == SqlToken.Kind.QUOTED_NAME || kind == SqlToken.Kind.CALL;
    }

    private String name(int index) {
        SqlToken token = tokens.get(index);
        String written = text.substring(token.start(), token.end());
        return token.kind() == SqlToken.Kind.QUOTED_NAME ? written.replace("`", "") : written;
    }
}

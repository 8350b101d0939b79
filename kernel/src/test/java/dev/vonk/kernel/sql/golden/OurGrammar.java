package dev.vonk.kernel.sql.golden;

import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.ParseOptions;
import java.util.Map;
import java.util.Set;

/// Our parser as a judge of which texts are statements.
final class OurGrammar implements Acceptance {
    private static final Set<String> SYNTAX = Set.of("PARSE_SYNTAX_ERROR", "PARSE_EMPTY_STATEMENT",
            "UNCLOSED_BRACKETED_COMMENT");

    @Override
    public Reading read(String sql, Map<String, String> settings) {
        try {
            SqlParser.statement(sql, ParseOptions.of(settings));
            return Reading.ACCEPTED;
        } catch (ParseException refused) {
            return SYNTAX.contains(refused.condition()) ? Reading.REFUSED : Reading.REFUSED_LATER;
        }
    }
}

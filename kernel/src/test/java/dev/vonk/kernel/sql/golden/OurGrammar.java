package dev.vonk.kernel.sql.golden;

import dev.vonk.kernel.sql.ParseException;
import dev.vonk.kernel.sql.ParseOptions;
import dev.vonk.kernel.sql.SqlParser;
import java.util.Map;
import java.util.Set;

/// Our parser as a judge of which texts are statements.
final class OurGrammar implements Acceptance {
    private static final Set<String> SYNTAX = Set.of("PARSE_SYNTAX_ERROR", "PARSE_EMPTY_STATEMENT",
            "UNCLOSED_BRACKETED_COMMENT");

    @Override
    public Reading read(String sql, Map<String, String> settings) {
        try {
            SqlParser.statement(sql, options(settings));
            return Reading.ACCEPTED;
        } catch (ParseException refused) {
            return SYNTAX.contains(refused.condition()) ? Reading.REFUSED : Reading.REFUSED_LATER;
        }
    }

    private static ParseOptions options(Map<String, String> settings) {
        boolean ansi = isOn(settings, "spark.sql.ansi.enabled");
        return ParseOptions.DEFAULT
                .withReservedWords(ansi && isOn(settings, "spark.sql.ansi.enforceReservedKeywords"))
                .withDoubleQuotedNames(ansi && isOn(settings, "spark.sql.ansi.doubleQuotedIdentifiers"))
                .withExponentIsDecimal(isOn(settings, "spark.sql.legacy.exponentLiteralAsDecimal.enabled"))
                .withFlatSetOperations(isOn(settings, "spark.sql.legacy.setopsPrecedence.enabled"));
    }

    private static boolean isOn(Map<String, String> settings, String key) {
        return "true".equalsIgnoreCase(settings.get(key));
    }
}

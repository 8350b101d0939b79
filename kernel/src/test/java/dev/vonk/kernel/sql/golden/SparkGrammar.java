package dev.vonk.kernel.sql.golden;

import java.util.Map;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;
import org.apache.spark.sql.catalyst.parser.UpperCaseCharStream;
import org.jspecify.annotations.Nullable;

/// Spark's own grammar, as a judge of which texts are statements. It knows nothing of what Spark refuses after parsing.
final class SparkGrammar implements Acceptance {
    private static final ANTLRErrorListener REFUSING = new BaseErrorListener() {
        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                @Nullable RecognitionException cause) {
            throw new ParseCancellationException(message);
        }
    };

    @Override
    public Reading read(String sql, Map<String, String> settings) {
        boolean accepted = accepts(sql, settings, PredictionMode.SLL) || accepts(sql, settings, PredictionMode.LL);
        return accepted ? Reading.ACCEPTED : Reading.REFUSED;
    }

    /// The quick mode may refuse what the slow one accepts, never the other way round.
    private static boolean accepts(String sql, Map<String, String> settings, PredictionMode mode) {
        var lexer = new SqlBaseLexer(new UpperCaseCharStream(CharStreams.fromString(sql)));
        lexer.removeErrorListeners();
        lexer.addErrorListener(REFUSING);
        var parser = new SqlBaseParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(mode);
        parser.setBuildParseTree(false);
        set(parser, settings);
        try {
            parser.compoundOrSingleStatement();
            return !lexer.has_unclosed_bracketed_comment;
        } catch (ParseCancellationException _) {
            return false;
        }
    }

    private static void set(SqlBaseParser parser, Map<String, String> settings) {
        parser.SQL_standard_keyword_behavior = isOn(settings, "spark.sql.ansi.enabled")
                && isOn(settings, "spark.sql.ansi.enforceReservedKeywords");
        parser.double_quoted_identifiers = isOn(settings, "spark.sql.ansi.enabled")
                && isOn(settings, "spark.sql.ansi.doubleQuotedIdentifiers");
        parser.legacy_setops_precedence_enabled = isOn(settings, "spark.sql.legacy.setopsPrecedence.enabled");
        parser.legacy_exponent_literal_as_decimal_enabled = isOn(settings,
                "spark.sql.legacy.exponentLiteralAsDecimal.enabled");
        parser.legacy_identifier_clause_only = isOn(settings, "spark.sql.legacy.identifierClause");
        parser.parameter_substitution_enabled = true;
    }

    private static boolean isOn(Map<String, String> settings, String key) {
        return "true".equalsIgnoreCase(settings.get(key));
    }
}

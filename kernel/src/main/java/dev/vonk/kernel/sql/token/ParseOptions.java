package dev.vonk.kernel.sql.token;

import java.util.Map;

/// What settings change about the grammar. Immutable.
///
/// @param reservedWords whether the words of the standard cannot be names (`spark.sql.ansi.enforceReservedKeywords`)
/// @param doubleQuotedNames whether double quotes make names, not texts (`spark.sql.ansi.doubleQuotedIdentifiers`)
/// @param singlePipe whether `|` before a step of a pipe is a pipe as `|>` is
///     (`spark.sql.parser.singleCharacterPipeOperator.enabled`)
/// @param exponentIsDecimal whether `1e3` is a decimal, not a double (`spark.sql.legacy.exponentLiteralAsDecimal.enabled`)
/// @param flatSetOperations whether INTERSECT binds no tighter than UNION (`spark.sql.legacy.setopsPrecedence.enabled`)
/// @param writtenNames whether `IDENTIFIER('a')` cannot stand for an alias or a part of a name
///     (`spark.sql.legacy.identifierClause`)
/// @param localTimestamps whether the type TIMESTAMP is the one without a zone (`spark.sql.timestampType`)
public record ParseOptions(boolean reservedWords, boolean doubleQuotedNames, boolean singlePipe,
        boolean exponentIsDecimal, boolean flatSetOperations, boolean writtenNames,
        boolean localTimestamps) {
    /// As settings are at first: all off but the single pipe.
    public static final ParseOptions DEFAULT = new ParseOptions(false, false, true, false, false, false,
            false);

    /// What the settings of a session say.
    public static ParseOptions of(Map<String, String> settings) {
        boolean ansi = isOn(settings, "spark.sql.ansi.enabled", true);
        return new ParseOptions(ansi && isOn(settings, "spark.sql.ansi.enforceReservedKeywords", false),
                ansi && isOn(settings, "spark.sql.ansi.doubleQuotedIdentifiers", false),
                isOn(settings, "spark.sql.parser.singleCharacterPipeOperator.enabled", true),
                isOn(settings, "spark.sql.legacy.exponentLiteralAsDecimal.enabled", false),
                isOn(settings, "spark.sql.legacy.setopsPrecedence.enabled", false),
                isOn(settings, "spark.sql.legacy.identifierClause", false),
                "TIMESTAMP_NTZ".equalsIgnoreCase(settings.get("spark.sql.timestampType")));
    }

    private static boolean isOn(Map<String, String> settings, String key, boolean otherwise) {
        var value = settings.get(key);
        return value == null ? otherwise : value.equalsIgnoreCase("true");
    }

    /// The same with the words of the standard reserved, or not.
    public ParseOptions withReservedWords(boolean on) {
        return new ParseOptions(on, doubleQuotedNames, singlePipe, exponentIsDecimal, flatSetOperations, writtenNames,
                localTimestamps);
    }

    /// The same with names in double quotes, or not.
    public ParseOptions withDoubleQuotedNames(boolean on) {
        return new ParseOptions(reservedWords, on, singlePipe, exponentIsDecimal, flatSetOperations, writtenNames,
                localTimestamps);
    }

    /// The same with `|` for a pipe, or not.
    public ParseOptions withSinglePipe(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, on, exponentIsDecimal, flatSetOperations,
                writtenNames, localTimestamps);
    }

    /// The same with decimals for numbers with an exponent, or not.
    public ParseOptions withExponentIsDecimal(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, singlePipe, on, flatSetOperations, writtenNames,
                localTimestamps);
    }

    /// The same with all set operations alike, or not.
    public ParseOptions withFlatSetOperations(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, singlePipe, exponentIsDecimal, on, writtenNames,
                localTimestamps);
    }

    /// The same with TIMESTAMP for the type without a zone, or not.
    public ParseOptions withLocalTimestamps(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, singlePipe, exponentIsDecimal, flatSetOperations,
                writtenNames, on);
    }
}

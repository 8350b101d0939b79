package dev.vonk.kernel.sql;

/// What settings change about the grammar. Immutable.
///
/// @param reservedWords whether the words of the standard cannot be names (`spark.sql.ansi.enforceReservedKeywords`)
/// @param doubleQuotedNames whether double quotes make names, not texts (`spark.sql.ansi.doubleQuotedIdentifiers`)
/// @param singlePipe whether `|` before a step of a pipe is a pipe as `|>` is
///     (`spark.sql.parser.singleCharacterPipeOperator.enabled`)
/// @param exponentIsDecimal whether `1e3` is a decimal, not a double (`spark.sql.legacy.exponentLiteralAsDecimal.enabled`)
/// @param flatSetOperations whether INTERSECT binds no tighter than UNION (`spark.sql.legacy.setopsPrecedence.enabled`)
public record ParseOptions(boolean reservedWords, boolean doubleQuotedNames, boolean singlePipe,
        boolean exponentIsDecimal, boolean flatSetOperations) {
    /// As settings are at first: all off but the single pipe.
    public static final ParseOptions DEFAULT = new ParseOptions(false, false, true, false, false);

    /// The same with the words of the standard reserved, or not.
    public ParseOptions withReservedWords(boolean on) {
        return new ParseOptions(on, doubleQuotedNames, singlePipe, exponentIsDecimal, flatSetOperations);
    }

    /// The same with names in double quotes, or not.
    public ParseOptions withDoubleQuotedNames(boolean on) {
        return new ParseOptions(reservedWords, on, singlePipe, exponentIsDecimal, flatSetOperations);
    }

    /// The same with `|` for a pipe, or not.
    public ParseOptions withSinglePipe(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, on, exponentIsDecimal, flatSetOperations);
    }

    /// The same with decimals for numbers with an exponent, or not.
    public ParseOptions withExponentIsDecimal(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, singlePipe, on, flatSetOperations);
    }

    /// The same with all set operations alike, or not.
    public ParseOptions withFlatSetOperations(boolean on) {
        return new ParseOptions(reservedWords, doubleQuotedNames, singlePipe, exponentIsDecimal, on);
    }
}

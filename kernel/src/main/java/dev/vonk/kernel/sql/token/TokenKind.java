package dev.vonk.kernel.sql.token;

/// What a token is.
public enum TokenKind {
    /// A word without quotes: a name or a keyword.
    WORD,
    /// A name in backticks.
    QUOTED_NAME,
    /// Text in single quotes, or a raw text `r"..."`.
    STRING,
    /// Text in double quotes: a string, or a name where the options say so.
    DOUBLE_QUOTED,
    /// Digits.
    INTEGER,
    /// Digits with a point.
    DECIMAL,
    /// A number with an exponent.
    EXPONENT,
    /// `1L`.
    BIGINT,
    /// `1S`.
    SMALLINT,
    /// `1Y`.
    TINYINT,
    /// `1F`.
    FLOAT,
    /// `1D`.
    DOUBLE,
    /// `1BD`.
    BIG_DECIMAL,
    /// An operator or a mark.
    SYMBOL,
    /// Text between dollar signs, the body of a function: `$$ ... $$`.
    DOLLAR_QUOTED,
    /// A character that SQL has no use for.
    UNKNOWN,
    /// The end of the text.
    END;

    /// Whether it is a number.
    public boolean isNumber() {
        return compareTo(INTEGER) >= 0 && compareTo(BIG_DECIMAL) <= 0;
    }
}

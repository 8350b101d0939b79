package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Constants: numbers with their suffixes, texts, NULL, TRUE, `DATE '2020-01-01'`, intervals, and the words that are calls
/// without parentheses, such as CURRENT_DATE.
final class Literals {
    private final Tokens tokens;
    private final Names names;
    private final Intervals intervals;

    Literals(Grammar grammar) {
        this.tokens = grammar.tokens();
        this.names = grammar.names();
        this.intervals = new Intervals(grammar);
    }

    /// A number, perhaps with a minus before it.
    Syntax number() {
        int start = tokens.position();
        boolean negative = tokens.accept("-");
        var token = tokens.next();
        var digits = (negative ? "-" : "") + tokens.text(token);
        return switch (token.kind()) {
            case INTEGER -> whole(new BigInteger(digits), start);
            case BIGINT -> ranged(digits, 1, DataTypes.LongType, start);
            case SMALLINT -> ranged(digits, 1, DataTypes.ShortType, start);
            case TINYINT -> ranged(digits, 1, DataTypes.ByteType, start);
            case FLOAT -> floating(cut(digits, 1), DataTypes.FloatType, start);
            case DOUBLE -> floating(cut(digits, 1), DataTypes.DoubleType, start);
            case EXPONENT -> tokens.options().exponentIsDecimal()
                    ? decimal(new BigDecimal(digits), start)
                    : floating(digits, DataTypes.DoubleType, start);
            case DECIMAL -> decimal(new BigDecimal(digits), start);
            case BIG_DECIMAL -> decimal(new BigDecimal(cut(digits, 2)), start);
            case WORD, QUOTED_NAME, STRING, DOUBLE_QUOTED, SYMBOL, DOLLAR_QUOTED, UNKNOWN, END ->
                throw tokens.failure();
        };
    }

    /// A text.
    Syntax text() {
        int start = tokens.position();
        var text = names.text();
        return new Syntax.Literal(text, DataTypes.StringType, tokens.origin(start));
    }

    /// A constant that begins with a word; null where the word is none.
    @Nullable
    Syntax word() {
        int start = tokens.position();
        var token = tokens.peek();
        if (names.isText(tokens.ahead(1)) && !token.is("CASE")) {
            return typed();
        }
        if (token.symbol().isEmpty() || tokens.ahead(1).is("(")) {
            return null;
        }
        return switch (token.symbol()) {
            case "NULL" -> constant(null, DataTypes.NullType);
            case "TRUE" -> constant(true, DataTypes.BooleanType);
            case "FALSE" -> constant(false, DataTypes.BooleanType);
            case "INTERVAL" -> intervals.isAhead() ? intervals.interval() : null;
            case "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_USER", "CURRENT_PATH", "USER",
                    "SESSION_USER" -> {
                var name = tokens.next().symbol().toLowerCase(Locale.ROOT);
                yield new Syntax.Call(name, List.of(), tokens.origin(start));
            }
            default -> null;
        };
    }

    private Syntax constant(@Nullable Object value, DataType type) {
        int start = tokens.position();
        tokens.next();
        return new Syntax.Literal(value, type, tokens.origin(start));
    }

    /// `TYPE 'text'`.
    private Syntax typed() {
        int start = tokens.position();
        var token = tokens.peek();
        if (token.is("INTERVAL")) {
            return intervals.interval();
        }
        var type = tokens.text(tokens.next()).toUpperCase(Locale.ROOT);
        var text = names.oneText();
        return switch (type) {
            case "X" -> bytes(text, start);
            case "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMP_LTZ" ->
                new Syntax.TypedLiteral(type, text, tokens.origin(start));
            default -> throw tokens.error("UNSUPPORTED_TYPED_LITERAL", "There are no constants of type " + type
                    + "; there are DATE, TIME, TIMESTAMP, TIMESTAMP_NTZ, TIMESTAMP_LTZ, INTERVAL and X.", start);
        };
    }

    /// A digit alone is a byte of its own: `X'1'` is `X'01'`.
    private Syntax bytes(String text, int start) {
        var digits = text.length() % 2 == 0 ? text : "0" + text;
        try {
            return new Syntax.Literal(HexFormat.of().parseHex(digits), DataTypes.BinaryType, tokens.origin(start));
        } catch (IllegalArgumentException _) {
            throw tokens.error("INVALID_TYPED_LITERAL", "'" + text + "' is not written in hexadecimal digits.", start);
        }
    }

    private Syntax whole(BigInteger value, int start) {
        if (value.bitLength() < Integer.SIZE) {
            return new Syntax.Literal(value.intValue(), DataTypes.IntegerType, tokens.origin(start));
        }
        if (value.bitLength() < Long.SIZE) {
            return new Syntax.Literal(value.longValue(), DataTypes.LongType, tokens.origin(start));
        }
        return decimal(new BigDecimal(value), start);
    }

    private Syntax ranged(String written, int suffix, DataType type, int start) {
        var value = new BigInteger(cut(written, suffix));
        int bits = value.bitLength() + 1;
        if (type.equals(DataTypes.LongType) && bits <= Long.SIZE) {
            return new Syntax.Literal(value.longValue(), type, tokens.origin(start));
        }
        if (type.equals(DataTypes.ShortType) && bits <= Short.SIZE) {
            return new Syntax.Literal(value.shortValue(), type, tokens.origin(start));
        }
        if (type.equals(DataTypes.ByteType) && bits <= Byte.SIZE) {
            return new Syntax.Literal(value.byteValue(), type, tokens.origin(start));
        }
        throw outOfRange(written, type, start);
    }

    private Syntax floating(String digits, DataType type, int start) {
        double value = Double.parseDouble(digits);
        float narrow = Float.parseFloat(digits);
        boolean single = type.equals(DataTypes.FloatType);
        if (single ? Float.isInfinite(narrow) : Double.isInfinite(value)) {
            throw outOfRange(digits, type, start);
        }
        return single
                ? new Syntax.Literal(narrow, type, tokens.origin(start))
                : new Syntax.Literal(value, type, tokens.origin(start));
    }

    private Syntax decimal(BigDecimal value, int start) {
        var plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), plain.scale());
        if (precision > DecimalType.MAX_PRECISION) {
            throw tokens.error("DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "A decimal has at most "
                    + DecimalType.MAX_PRECISION + " digits; this has " + precision + ".", start);
        }
        return new Syntax.Literal(plain, new DecimalType(precision, plain.scale()), tokens.origin(start));
    }

    private ParseException outOfRange(String written, DataType type, int start) {
        return tokens.error("INVALID_NUMERIC_LITERAL_RANGE", written + " does not fit into " + type.sql() + ".", start);
    }

    private static String cut(String text, int letters) {
        return text.substring(0, text.length() - letters);
    }
}

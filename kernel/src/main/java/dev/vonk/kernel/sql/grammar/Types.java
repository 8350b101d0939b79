package dev.vonk.kernel.sql.grammar;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.kernel.sql.token.Token;
import dev.vonk.kernel.sql.token.Tokens;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.IntervalUnit;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Types as SQL writes them: `INT`, `DECIMAL(10, 2)`, `MAP<STRING, ARRAY<INT>>`, `INTERVAL DAY TO SECOND`.
public final class Types {
    private final Tokens tokens;
    private final Names names;
    /// How many `>` of a `>>` or `>>>` are used up.
    private int closed;

    /// Reads types along these tokens.
    public Types(Tokens tokens, Names names) {
        this.tokens = tokens;
        this.names = names;
    }

    /// A type.
    public DataType type() {
        tokens.expect("a type", tokens.position());
        tokens.enter();
        int start = tokens.position();
        if (!names.isName(tokens.peek()) && !tokens.peek().is("TIME")) {
            throw tokens.failure();
        }
        var type = named(tokens.next(), start);
        tokens.leave();
        return type;
    }

    private DataType named(Token word, int start) {
        return switch (word.symbol()) {
            case "BOOLEAN" -> DataTypes.BooleanType;
            case "TINYINT", "BYTE" -> DataTypes.ByteType;
            case "SMALLINT", "SHORT" -> DataTypes.ShortType;
            case "INT", "INTEGER" -> DataTypes.IntegerType;
            case "BIGINT", "LONG" -> DataTypes.LongType;
            case "FLOAT", "REAL" -> DataTypes.FloatType;
            case "DOUBLE" -> DataTypes.DoubleType;
            case "BINARY" -> DataTypes.BinaryType;
            case "DATE" -> DataTypes.DateType;
            case "TIMESTAMP_LTZ" -> DataTypes.TimestampType;
            case "TIMESTAMP_NTZ" -> DataTypes.TimestampNTZType;
            case "VOID" -> DataTypes.NullType;
            case "TIMESTAMP" -> timestamp();
            case "TIME" -> time(start);
            case "STRING" -> collated(start);
            case "CHAR", "CHARACTER", "VARCHAR" -> sized(start);
            case "DECIMAL", "DEC", "NUMERIC" -> decimal(start);
            case "INTERVAL" -> interval(start);
            case "ARRAY", "MAP", "STRUCT" -> composed(word.symbol(), start);
            case "GEOGRAPHY", "GEOMETRY" -> geo(start);
            default -> unknown(start);
        };
    }

    private DataType timestamp() {
        if (tokens.at("WITHOUT", "TIME")) {
            tokens.require("WITHOUT", "TIME", "ZONE");
            return DataTypes.TimestampNTZType;
        }
        if (tokens.at("WITH", "LOCAL")) {
            tokens.require("WITH", "LOCAL", "TIME", "ZONE");
            return DataTypes.TimestampType;
        }
        return tokens.options().localTimestamps() ? DataTypes.TimestampNTZType : DataTypes.TimestampType;
    }

    private DataType time(int start) {
        if (tokens.accept("(")) {
            names.number();
            tokens.require(")");
        }
        if (tokens.at("WITHOUT", "TIME")) {
            tokens.require("WITHOUT", "TIME", "ZONE");
        }
        throw unsupported(start);
    }

    private DataType sized(int start) {
        if (!tokens.accept("(")) {
            var word = tokens.fragment(start).words().toUpperCase(Locale.ROOT);
            throw tokens.error("DATATYPE_MISSING_SIZE", word + " needs a length: " + word + "(10).", start);
        }
        names.number();
        tokens.require(")");
        return collated(start);
    }

    private DataType collated(int start) {
        if (tokens.accept("COLLATE")) {
            var collation = names.dotted();
            if (!collation.getLast().equalsIgnoreCase("UTF8_BINARY")) {
                throw tokens.error("UNSUPPORTED_FEATURE.COLLATION", "Text is compared byte by byte here:"
                        + " no other collation than UTF8_BINARY is known.", start);
            }
        }
        return DataTypes.StringType;
    }

    private DataType decimal(int start) {
        if (!tokens.accept("(")) {
            return new DecimalType(10, 0);
        }
        int precision = names.number();
        int scale = tokens.accept(",") ? names.number() : 0;
        tokens.require(")");
        if (precision > DecimalType.MAX_PRECISION) {
            throw tokens.error("DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION", "A decimal has at most "
                    + DecimalType.MAX_PRECISION + " digits.", start);
        }
        if (precision < 1 || scale > precision) {
            throw tokens.error("INVALID_DECIMAL", "The precision must be 1 to 38 and the scale 0 to the precision.",
                    start);
        }
        return new DecimalType(precision, scale);
    }

    private DataType interval(int start) {
        if (!tokens.atAny("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND")) {
            throw unsupported(start);
        }
        var from = tokens.next().symbol();
        var to = tokens.accept("TO") ? tokens.next().symbol() : from;
        return IntervalUnit.of(from)
                .flatMap(first -> IntervalUnit.of(to).flatMap(last -> IntervalUnit.type(first, last)))
                .orElseThrow(() -> unsupported(start));
    }

    private DataType composed(String word, int start) {
        if (word.equals("STRUCT") && tokens.accept("<>")) {
            return new StructType(List.of());
        }
        if (!tokens.accept("<")) {
            throw tokens.error("INCOMPLETE_TYPE_DEFINITION." + word, switch (word) {
                case "ARRAY" -> "Say of what: ARRAY<INT>.";
                case "MAP" -> "Say from what to what: MAP<STRING, INT>.";
                default -> "Name its fields: STRUCT<a INT, b STRING>.";
            }, start);
        }
        return switch (word) {
            case "ARRAY" -> {
                var element = type();
                close();
                yield DataTypes.createArrayType(element);
            }
            case "MAP" -> {
                var key = type();
                tokens.require(",");
                var value = type();
                close();
                yield DataTypes.createMapType(key, value);
            }
            default -> struct();
        };
    }

    private StructType struct() {
        var fields = new ArrayList<StructField>();
        if (!tokens.peek().is(">")) {
            do {
                fields.add(field());
            } while (tokens.accept(","));
        }
        close();
        return new StructType(fields);
    }

    private StructField field() {
        var name = names.plainName();
        tokens.accept(":");
        return rest(name);
    }

    /// A column of a list such as `a INT, b STRING NOT NULL COMMENT 'text'`.
    public StructField column() {
        return rest(names.plainName());
    }

    private StructField rest(String name) {
        var type = type();
        boolean nullable = true;
        if (tokens.accept("NOT") || tokens.accept("!")) {
            tokens.require("NULL");
            nullable = false;
        }
        if (tokens.accept("COMMENT")) {
            names.text();
        }
        return new StructField(name, type, nullable);
    }

    /// Reads a `>`, which may be the first of several that stand together.
    private void close() {
        if (tokens.accept(">")) {
            return;
        }
        var mark = tokens.peek().symbol();
        if (!mark.equals(">>") && !mark.equals(">>>")) {
            throw tokens.failure();
        }
        closed++;
        if (closed == mark.length()) {
            closed = 0;
            tokens.next();
        }
    }

    private DataType geo(int start) {
        if (tokens.accept("(")) {
            tokens.next();
            tokens.require(")");
        }
        throw unsupported(start);
    }

    private DataType unknown(int start) {
        if (tokens.accept("(")) {
            do {
                names.number();
            } while (tokens.accept(","));
            tokens.require(")");
        }
        throw unsupported(start);
    }

    private ParseException unsupported(int start) {
        return tokens.error("UNSUPPORTED_DATATYPE", "There is no type "
                + tokens.fragment(start).words().toUpperCase(Locale.ROOT) + ".", start);
    }
}

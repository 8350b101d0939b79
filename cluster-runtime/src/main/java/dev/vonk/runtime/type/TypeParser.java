package dev.vonk.runtime.type;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/// Reads types and schemas in Spark's DDL form: `decimal(10,2)`, `a INT, b ARRAY<STRING> NOT NULL COMMENT 'c'`.
public final class TypeParser {
    private static final Set<String> TYPE_NAMES = Set.of("boolean", "tinyint", "byte", "smallint", "short", "int",
            "integer",
            "bigint", "long", "float", "real", "double", "decimal", "dec", "numeric", "string", "char", "character",
            "varchar",
            "binary", "date", "timestamp", "timestamp_ntz", "timestamp_ltz", "interval", "void", "array", "map",
            "struct");

    private final String text;
    private int at;

    private TypeParser(String text) {
        this.text = text;
    }

    /// The type that `text` names, e.g. `map<string,array<int>>`.
    ///
    /// @throws IllegalArgumentException where it names none; the message shows where reading stopped
    public static DataType parseType(String text) {
        var parser = new TypeParser(text);
        var type = parser.type();
        parser.end();
        return type;
    }

    /// The schema that `ddl` lists, e.g. `id BIGINT NOT NULL, name STRING`; also `struct<...>`.
    ///
    /// @throws IllegalArgumentException where it is no such list; the message shows where reading stopped
    public static StructType parseSchema(String ddl) {
        var parser = new TypeParser(ddl);
        if (parser.peekWord().equals("struct") && parser.text.contains("<")) {
            int start = parser.at;
            parser.word("a type");
            if (parser.take('<')) {
                parser.at = start;
                var type = parser.type();
                parser.end();
                return (StructType) type;
            }
            parser.at = start;
        }
        var schema = parser.fields('\0');
        parser.end();
        return schema;
    }

    private StructType fields(char close) {
        var fields = new ArrayList<StructField>();
        while (!atEnd() && (close == '\0' || peek() != close)) {
            fields.add(field());
            if (!take(',')) {
                break;
            }
            if (atEnd() || peek() == close) {
                throw failure("a field after the comma");
            }
        }
        return new StructType(fields);
    }

    private StructField field() {
        var name = name();
        take(':');
        var type = type();
        boolean nullable = true;
        if (peekWord().equals("not")) {
            word("NOT NULL");
            if (!word("NULL").equals("null")) {
                throw failure("NULL after NOT");
            }
            nullable = false;
        }
        if (peekWord().equals("comment")) {
            word("COMMENT");
            comment();
        }
        return new StructField(name, type, nullable);
    }

    private DataType type() {
        int start = at;
        var word = word("a type");
        return switch (word) {
            case "boolean" -> DataTypes.BooleanType;
            case "tinyint", "byte" -> DataTypes.ByteType;
            case "smallint", "short" -> DataTypes.ShortType;
            case "int", "integer" -> DataTypes.IntegerType;
            case "bigint", "long" -> DataTypes.LongType;
            case "float", "real" -> DataTypes.FloatType;
            case "double" -> DataTypes.DoubleType;
            case "decimal", "dec", "numeric" -> decimal(start);
            case "string" -> DataTypes.StringType;
            case "char", "character", "varchar" -> sizedText();
            case "binary" -> DataTypes.BinaryType;
            case "date" -> DataTypes.DateType;
            case "timestamp", "timestamp_ltz" -> DataTypes.TimestampType;
            case "timestamp_ntz" -> DataTypes.TimestampNTZType;
            case "interval" -> interval();
            case "void" -> DataTypes.NullType;
            case "array" -> {
                expect('<');
                var element = type();
                expect('>');
                yield DataTypes.createArrayType(element);
            }
            case "map" -> {
                expect('<');
                var key = type();
                expect(',');
                var value = type();
                expect('>');
                yield DataTypes.createMapType(key, value);
            }
            case "struct" -> {
                expect('<');
                var struct = fields('>');
                expect('>');
                yield struct;
            }
            default -> {
                at = start;
                throw unknownType(word);
            }
        };
    }

    private DataType decimal(int start) {
        if (!take('(')) {
            return new DecimalType(10, 0);
        }
        int precision = number();
        int scale = take(',') ? number() : 0;
        expect(')');
        if (precision < 1 || precision > DecimalType.MAX_PRECISION || scale > precision) {
            at = start;
            throw new IllegalArgumentException("[INVALID_DECIMAL] decimal(" + precision + "," + scale
                    + "): the precision must be 1 to 38 and the scale 0 to the precision." + pointer());
        }
        return new DecimalType(precision, scale);
    }

    /// Lengths of char and varchar are read and let go: text is text here.
    private DataType sizedText() {
        expect('(');
        number();
        expect(')');
        return DataTypes.StringType;
    }

    private DataType interval() {
        var from = word("YEAR, MONTH, DAY, HOUR, MINUTE or SECOND");
        var to = from;
        if (peekWord().equals("to")) {
            word("TO");
            to = word("MONTH, HOUR, MINUTE or SECOND");
        }
        var last = to;
        var type = IntervalUnit.of(from)
                .flatMap(start -> IntervalUnit.of(last).flatMap(end -> IntervalUnit.type(start, end)));
        if (type.isPresent()) {
            return type.get();
        }
        throw failure("an interval such as INTERVAL YEAR TO MONTH or INTERVAL DAY TO SECOND");
    }

    private void comment() {
        skipSpace();
        if (atEnd() || (peek() != '\'' && peek() != '"')) {
            throw failure("a quoted text after COMMENT");
        }
        char quote = text.charAt(at++);
        while (at < text.length() && (text.charAt(at) != quote || text.startsWith(String.valueOf(quote), at + 1))) {
            at += text.charAt(at) == '\\' || text.charAt(at) == quote ? 2 : 1;
        }
        if (at >= text.length()) {
            throw failure("the closing " + quote);
        }
        at++;
    }

    private String name() {
        skipSpace();
        if (!atEnd() && peek() == '`') {
            var name = new StringBuilder();
            at++;
            while (at < text.length()) {
                char letter = text.charAt(at++);
                if (letter != '`') {
                    name.append(letter);
                } else if (at < text.length() && text.charAt(at) == '`') {
                    name.append('`');
                    at++;
                } else {
                    return name.toString();
                }
            }
            throw failure("the closing `");
        }
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw failure("a column name");
        }
        return text.substring(start, at);
    }

    private String word(String expected) {
        skipSpace();
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw failure(expected);
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private String peekWord() {
        skipSpace();
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end).toLowerCase(Locale.ROOT);
    }

    private int number() {
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && at - start < 9) {
            at++;
        }
        if (start == at) {
            throw failure("a number");
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private boolean take(char letter) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == letter) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char letter) {
        if (!take(letter)) {
            throw failure("'" + letter + "'");
        }
    }

    private char peek() {
        skipSpace();
        return text.charAt(at);
    }

    private boolean atEnd() {
        skipSpace();
        return at >= text.length();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void end() {
        if (!atEnd()) {
            throw failure("the end of the type");
        }
    }

    private IllegalArgumentException failure(String expected) {
        var found = at >= text.length() ? "the end" : "'" + text.charAt(at) + "'";
        return new IllegalArgumentException(
                "[PARSE_SYNTAX_ERROR] Expected " + expected + " but found " + found + "." + pointer());
    }

    private IllegalArgumentException unknownType(String word) {
        var nearest = TYPE_NAMES.stream().sorted()
                .filter(name -> name.charAt(0) == word.charAt(0) || name.startsWith(word) || word.startsWith(name))
                .toList();
        var hint = nearest.isEmpty() ? "" : " Types that start alike: " + String.join(", ", nearest) + ".";
        return new IllegalArgumentException(
                "[UNSUPPORTED_DATATYPE] There is no type \"" + word + "\"." + hint + pointer());
    }

    private String pointer() {
        return "\n  " + text.replace('\n', ' ') + "\n  " + " ".repeat(Math.min(at, text.length())) + "^";
    }
}

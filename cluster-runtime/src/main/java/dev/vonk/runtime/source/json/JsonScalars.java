package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.value.BadRows;
import dev.vonk.runtime.source.value.Digits;
import dev.vonk.runtime.source.value.FieldDecoder;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.source.value.TextFormats;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// Single values inside objects and arrays, by the same rules as whole columns of them.
final class JsonScalars {
    private final JsonFactory factory;
    private final TextFormats formats;
    private final BadRows badRows = new BadRows();
    private final Fields one = new Fields(badRows);
    private final Map<DataType, FieldDecoder> decoders = new HashMap<>();

    JsonScalars(JsonFactory factory, TextFormats formats) {
        this.factory = factory;
        this.formats = formats;
    }

    /// Appends the value of a token, which is neither null nor part of a nested type's shape.
    ///
    /// @return false, with nothing appended, where it is no value of the type
    boolean append(VectorBuilder builder, DataType type, JsonParser parser, JsonToken token) throws IOException {
        int shape = shape(token);
        var column = JsonColumn.of(type);
        if (column == JsonColumn.TEXT) {
            return appendString(builder, shape == JsonColumn.STRUCTURE ? structure(parser) : parser.getText());
        }
        if ((column.direct() & shape) != 0 && column != JsonColumn.NESTED) {
            return appendText(builder, type, parser.getText());
        }
        return switch (column) {
            case FLOATING -> shape == JsonColumn.STRING && appendSpecial(builder, type, parser.getText());
            case TIMESTAMP -> token == JsonToken.VALUE_NUMBER_INT
                    && appendText(builder, type, Instant.ofEpochSecond(parser.getValueAsLong()).toString());
            case BINARY -> shape == JsonColumn.STRING && appendBinary(builder, parser.getText());
            case TEXT, WHOLE, DECIMAL, BOOLEAN, DATE, NESTED, NOTHING -> false;
        };
    }

    private static int shape(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> JsonColumn.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonColumn.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> JsonColumn.LITERAL;
            case START_OBJECT, START_ARRAY -> JsonColumn.STRUCTURE;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, VALUE_NULL, NOT_AVAILABLE -> 0;
        };
    }

    private String structure(JsonParser parser) throws IOException {
        var text = new StringWriter();
        try (var generator = factory.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static boolean appendString(VectorBuilder builder, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        builder.appendBytes(utf8, 0, utf8.length);
        return true;
    }

    private boolean appendSpecial(VectorBuilder builder, DataType type, String text) {
        return JsonTexts.isSpecialNumber(text) && appendText(builder, type, text.replace("INF", "Infinity"));
    }

    private static boolean appendBinary(VectorBuilder builder, String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            builder.appendBytes(bytes, 0, bytes.length);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Appends a text as a value of a type that is not nested.
    ///
    /// @return false, with nothing appended, where it is no value of the type
    boolean appendText(VectorBuilder builder, DataType type, String text) {
        if (type.equals(DataTypes.StringType)) {
            return appendString(builder, text);
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var padded = new byte[utf8.length + 2 * Digits.MARGIN];
        System.arraycopy(utf8, 0, padded, Digits.MARGIN, utf8.length);
        badRows.reset(1);
        one.reset(padded, 1, 0, false);
        one.starts()[0] = Digits.MARGIN;
        one.ends()[0] = Digits.MARGIN + utf8.length;
        Vector value = decoders.computeIfAbsent(type, wanted -> FieldDecoder.of(wanted, formats, "json", ""))
                .decode(one);
        if (badRows.count() > 0) {
            return false;
        }
        builder.append(value, 0);
        return true;
    }
}

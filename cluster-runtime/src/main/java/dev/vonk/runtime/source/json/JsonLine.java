package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/// Reads a record of unusual shape through Jackson: single quotes, comments, odd escapes, and what is no JSON at all.
final class JsonLine {
    /// There was no value.
    static final int BLANK = -1;
    /// What was there is no JSON object.
    static final int MALFORMED = -2;

    private final JsonFactory factory;
    private final JsonTexts texts;
    private final JsonKeys keys;

    JsonLine(JsonFactory factory, JsonTexts texts, JsonKeys keys) {
        this.factory = factory;
        this.texts = texts;
        this.keys = keys;
    }

    /// Reads the record that begins at `from`; the line ends at `to`.
    ///
    /// @return behind the record, or [#BLANK] or [#MALFORMED]
    int read(byte[] bytes, int from, int to, int row) throws IOException {
        try (var parser = factory.createParser(bytes, from, to - from)) {
            var token = parser.nextToken();
            if (token == null) {
                return BLANK;
            }
            if (token != JsonToken.START_OBJECT) {
                return MALFORMED;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int column = keys.column(parser.currentName());
                token = parser.nextToken();
                if (column < 0) {
                    parser.skipChildren();
                } else {
                    put(parser, token, column, row);
                }
            }
            return from + (int) parser.currentLocation().getByteOffset();
        } catch (JsonProcessingException e) {
            return MALFORMED;
        }
    }

    private void put(JsonParser parser, JsonToken token, int column, int row) throws IOException {
        switch (token) {
            case VALUE_NULL -> texts.setNull(column, row);
            case VALUE_STRING -> texts.put(column, row, JsonColumn.STRING, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> texts.put(column, row, JsonColumn.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> texts.put(column, row, JsonColumn.LITERAL, parser.getText());
            case START_OBJECT, START_ARRAY -> {
                var text = new StringWriter();
                try (var generator = factory.createGenerator(text)) {
                    generator.copyCurrentStructure(parser);
                }
                texts.put(column, row, JsonColumn.STRUCTURE, text.toString());
            }
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value: " + token);
        }
    }
}

package dev.vonk.kernel.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// JSON text to a Jackson tree. Unlike Jackson's own reader it remembers how a fraction was spelled (`1e-05`), so that
/// it can be written back letter for letter, and its errors are sentences.
final class JsonTree {
    private static final int DEEPEST = 400;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(10_000)
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /// A fraction and its spelling.
    static final class NumberAsWritten extends DoubleNode {
        private static final long serialVersionUID = 1L;
        private final String spelling;

        NumberAsWritten(double value, String spelling) {
            super(value);
            this.spelling = spelling;
        }

        String spelling() {
            return spelling;
        }
    }

    /// The tree of the whole text.
    ///
    /// @throws NotebookException whose message goes on from the file's name: `is not valid JSON at line 3, ...`
    static JsonNode parse(String text) {
        if (text.isBlank()) {
            throw new NotebookException("is empty");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            JsonNode tree = value(parser);
            if (parser.nextToken() != null) {
                JsonLocation where = parser.currentTokenLocation();
                throw new NotebookException("goes on after its closing brace at line " + where.getLineNr() + ", column "
                        + where.getColumnNr() + "; two files may have been joined");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw explained(broken, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading a text in memory failed", impossible);
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> new NumberAsWritten(parser.getDoubleValue(), parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "Unexpected " + token);
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            case BIG_INTEGER -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> throw new JsonParseException(parser, "Not an integer");
        };
    }

    private static NotebookException explained(JsonProcessingException broken, String text) {
        JsonLocation where = broken.getLocation();
        String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        boolean atTheEnd = where != null && isUnfinishedWord(text, where.getCharOffset());
        if (broken instanceof JsonEOFException || atTheEnd && !(broken instanceof StreamConstraintsException)) {
            return new NotebookException(
                    "stops in the middle" + place + "; it was cut off while being written or copied", broken);
        }
        if (broken instanceof StreamConstraintsException) {
            return new NotebookException("is nested too deeply" + place + ", or holds a number too long to be one",
                    broken);
        }
        return new NotebookException("is not valid JSON" + place + ": " + broken.getOriginalMessage(), broken);
    }

    /// Whether nothing but the beginning of `true`, `null` or a number stands from here to the end.
    private static boolean isUnfinishedWord(String text, long from) {
        String rest = text.substring((int) Math.min(from, text.length())).strip();
        return rest.length() < 6
                && rest.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || "+-.".indexOf(letter) >= 0);
    }
}

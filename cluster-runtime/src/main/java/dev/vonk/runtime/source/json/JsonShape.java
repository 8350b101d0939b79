package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The narrowest type that holds the JSON values seen so far in one place. Grows with every value.
final class JsonShape {
    private static final int LONG_DIGITS = 20;

    private enum Kind {
        NOTHING, BOOLEAN, LONG, DECIMAL, DOUBLE, TIMESTAMP, TEXT, ARRAY, STRUCT
    }

    private Kind kind = Kind.NOTHING;
    private int integral;
    private int scale;
    private @Nullable JsonShape element;
    private @Nullable Map<String, JsonShape> fields;

    /// Takes in the value whose first token the parser is at, and moves to its last.
    void add(JsonParser parser, JsonOptions options, JsonScalars scalars) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {
            }
            case VALUE_TRUE, VALUE_FALSE -> widen(options.primitivesAsString() ? Kind.TEXT : Kind.BOOLEAN);
            case VALUE_STRING -> widen(options.inferTimestamp() && isTimestamp(parser.getText(), scalars)
                    ? Kind.TIMESTAMP
                    : Kind.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> addNumber(parser, options);
            case START_ARRAY -> addArray(parser, options, scalars);
            case START_OBJECT -> addObject(parser, options, scalars);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value: " + parser.currentToken());
        }
    }

    private static boolean isTimestamp(String text, JsonScalars scalars) {
        return text.length() >= 8 && text.indexOf('-') > 0 && scalars.appendText(
                VectorBuilder.of(DataTypes.TimestampType, 1), DataTypes.TimestampType, text);
    }

    private void addNumber(JsonParser parser, JsonOptions options) throws IOException {
        if (options.primitivesAsString()) {
            widen(Kind.TEXT);
            return;
        }
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (whole && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            widen(Kind.LONG);
        } else if (whole || options.prefersDecimal() && !parser.isNaN()) {
            var number = parser.getDecimalValue();
            int precision = Math.max(number.precision(), number.scale());
            if (precision <= DecimalType.MAX_PRECISION && number.scale() >= 0) {
                addDecimal(precision - number.scale(), number.scale());
            } else {
                widen(Kind.DOUBLE);
            }
        } else {
            widen(Kind.DOUBLE);
        }
    }

    private void addDecimal(int digits, int digitsBehind) {
        if (kind == Kind.LONG) {
            integral = LONG_DIGITS;
        }
        integral = Math.max(integral, digits);
        scale = Math.max(scale, digitsBehind);
        widen(integral + scale > DecimalType.MAX_PRECISION ? Kind.DOUBLE : Kind.DECIMAL);
    }

    private void addArray(JsonParser parser, JsonOptions options, JsonScalars scalars) throws IOException {
        widen(Kind.ARRAY);
        if (kind != Kind.ARRAY) {
            parser.skipChildren();
            return;
        }
        var shape = element == null ? new JsonShape() : element;
        element = shape;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            shape.add(parser, options, scalars);
        }
    }

    private void addObject(JsonParser parser, JsonOptions options, JsonScalars scalars) throws IOException {
        widen(Kind.STRUCT);
        if (kind != Kind.STRUCT) {
            parser.skipChildren();
            return;
        }
        var shapes = fields == null ? new TreeMap<String, JsonShape>() : fields;
        fields = shapes;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var shape = shapes.computeIfAbsent(parser.currentName(), _ -> new JsonShape());
            parser.nextToken();
            shape.add(parser, options, scalars);
        }
    }

    private void widen(Kind other) {
        if (kind == Kind.NOTHING || kind == other) {
            kind = other;
        } else if (isNumber(kind) && isNumber(other)) {
            if (kind == Kind.DECIMAL && other == Kind.LONG) {
                integral = Math.max(integral, LONG_DIGITS);
            }
            kind = kind.compareTo(other) > 0 ? kind : other;
            if (kind == Kind.DECIMAL && integral + scale > DecimalType.MAX_PRECISION) {
                kind = Kind.DOUBLE;
            }
        } else if (other != Kind.NOTHING) {
            kind = Kind.TEXT;
        }
    }

    private static boolean isNumber(Kind kind) {
        return kind.compareTo(Kind.LONG) >= 0 && kind.compareTo(Kind.DOUBLE) <= 0;
    }

    /// Takes in all that another place has seen.
    void merge(JsonShape other) {
        if (other.kind == Kind.DECIMAL) {
            addDecimal(other.integral, other.scale);
        } else {
            widen(other.kind);
        }
        if (kind == Kind.ARRAY && other.element != null) {
            var shape = element == null ? new JsonShape() : element;
            element = shape;
            shape.merge(other.element);
        }
        if (kind == Kind.STRUCT && other.fields != null) {
            var shapes = fields == null ? new TreeMap<String, JsonShape>() : fields;
            fields = shapes;
            other.fields.forEach((name, shape) -> shapes.computeIfAbsent(name, _ -> new JsonShape()).merge(shape));
        }
    }

    /// The fields of the objects seen, by name.
    StructType structType(boolean dropAllNull) {
        var list = new ArrayList<StructField>();
        if (fields != null) {
            fields.forEach((name, shape) -> shape.dataType(dropAllNull)
                    .ifPresent(type -> list.add(new StructField(name, type))));
        }
        return new StructType(list);
    }

    /// The type; none for an object without fields and, where asked, for what was always null.
    private Optional<DataType> dataType(boolean dropAllNull) {
        return switch (kind) {
            case NOTHING -> dropAllNull ? Optional.empty() : Optional.of(DataTypes.StringType);
            case BOOLEAN -> Optional.of(DataTypes.BooleanType);
            case LONG -> Optional.of(DataTypes.LongType);
            case DECIMAL -> Optional.of(new DecimalType(Math.max(1, integral + scale), scale));
            case DOUBLE -> Optional.of(DataTypes.DoubleType);
            case TIMESTAMP -> Optional.of(DataTypes.TimestampType);
            case TEXT -> Optional.of(DataTypes.StringType);
            case ARRAY -> (element == null ? new JsonShape() : element).dataType(dropAllNull)
                    .map(type -> new ArrayType(type, true));
            case STRUCT -> {
                var struct = structType(dropAllNull);
                yield struct.size() == 0 ? Optional.empty() : Optional.of(struct);
            }
        };
    }
}

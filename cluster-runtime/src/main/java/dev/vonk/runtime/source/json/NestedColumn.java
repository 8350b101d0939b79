package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.value.Fields;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// Turns a column of objects or arrays into a vector. Where a value is not what its type wants, that value becomes null
/// and the row is bad, the rest of the row is kept. Of a key that occurs twice the first counts.
final class NestedColumn {
    private final JsonFactory factory;
    private final DataType type;
    private final JsonScalars scalars;
    private boolean sound;
    private boolean broken;

    NestedColumn(JsonFactory factory, DataType type, JsonScalars scalars) {
        this.factory = factory;
        this.type = type;
        this.scalars = scalars;
    }

    Vector decode(Fields fields) throws IOException {
        var builder = VectorBuilder.of(type, fields.rows());
        for (int i = 0; i < fields.rows(); i++) {
            int from = fields.starts()[i];
            if (fields.isNullAt(i)) {
                builder.appendNull();
                continue;
            }
            sound = true;
            broken = false;
            try (var parser = factory.createParser(fields.bytes(), from, fields.ends()[i] - from)) {
                append(builder, type, parser, next(parser));
            }
            if (!sound || broken) {
                fields.bad(i);
            }
        }
        return builder.build();
    }

    /// The next token; null when the text ends or is no JSON, after which everything open is ended with nulls.
    private @Nullable JsonToken next(JsonParser parser) throws IOException {
        if (broken) {
            return null;
        }
        try {
            var token = parser.nextToken();
            broken = token == null;
            return token;
        } catch (JsonProcessingException e) {
            broken = true;
            return null;
        }
    }

    private void append(VectorBuilder builder, DataType type, JsonParser parser, @Nullable JsonToken token)
            throws IOException {
        if (token == null || token == JsonToken.VALUE_NULL) {
            builder.appendNull();
        } else if (type instanceof StructType struct && token == JsonToken.START_OBJECT) {
            appendStruct(builder, struct, parser);
        } else if (type instanceof MapType map && token == JsonToken.START_OBJECT) {
            appendMap(builder, map, parser);
        } else if (type instanceof ArrayType array && token == JsonToken.START_ARRAY) {
            for (var element = next(parser); element != null
                    && element != JsonToken.END_ARRAY; element = next(parser)) {
                append(builder.elements(), array.elementType(), parser, element);
            }
            builder.endList();
        } else {
            appendScalar(builder, type, parser, token);
        }
    }

    private void appendScalar(VectorBuilder builder, DataType type, JsonParser parser, JsonToken token)
            throws IOException {
        try {
            if (!scalars.append(builder, type, parser, token)) {
                sound = false;
                builder.appendNull();
                parser.skipChildren();
            }
        } catch (JsonProcessingException e) {
            broken = true;
            builder.appendNull();
        }
    }

    private void appendStruct(VectorBuilder builder, StructType struct, JsonParser parser) throws IOException {
        var seen = new boolean[struct.size()];
        while (next(parser) == JsonToken.FIELD_NAME) {
            int field = index(struct, parser.currentName());
            var token = next(parser);
            if (field >= 0 && !seen[field]) {
                seen[field] = true;
                append(builder.field(field), struct.field(field).dataType(), parser, token);
            } else if (token != null) {
                skip(parser);
            }
        }
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                builder.field(i).appendNull();
            }
        }
        builder.endStruct();
    }

    private static int index(StructType struct, String name) {
        for (int i = 0; i < struct.size(); i++) {
            if (struct.field(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void skip(JsonParser parser) throws IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            broken = true;
        }
    }

    private void appendMap(VectorBuilder builder, MapType map, JsonParser parser) throws IOException {
        var entries = builder.elements();
        var seen = new HashSet<String>();
        while (next(parser) == JsonToken.FIELD_NAME) {
            var key = parser.currentName();
            var token = next(parser);
            if (!seen.add(key)) {
                if (token != null) {
                    skip(parser);
                }
                continue;
            }
            sound &= scalars.appendText(entries.field(0), map.keyType(), key);
            append(entries.field(1), map.valueType(), parser, token);
            entries.endStruct();
        }
        builder.endList();
    }
}

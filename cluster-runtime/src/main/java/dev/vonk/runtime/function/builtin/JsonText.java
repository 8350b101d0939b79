package dev.vonk.runtime.function.builtin;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.cast.TextForm;
import dev.vonk.runtime.function.number.Decimal128;
import dev.vonk.runtime.function.number.DecimalLoops;
import dev.vonk.runtime.function.number.IntegerArithmetic;
import dev.vonk.runtime.function.time.TimeParsing;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Values as JSON text, and back. A field that is null is left out of its object; a value that does not fit its type
/// becomes null.
final class JsonText {
    private JsonText() {
    }

    static void append(StringBuilder out, Vector vector, DataType type, int row, Zone zone) {
        if (vector.isNull(row)) {
            out.append("null");
            return;
        }
        switch (vector) {
            case ConstantVector(var value, var _) -> appendPresent(out, value, type, 0, zone);
            case DictionaryVector dictionary ->
                appendPresent(out, dictionary.dictionary(), type, dictionary.code(row), zone);
            default -> appendPresent(out, vector, type, row, zone);
        }
    }

    private static void appendPresent(StringBuilder out, Vector vector, DataType type, int row, Zone zone) {
        switch (type) {
            case StructType struct -> appendStruct(out, (StructVector) vector, struct, row, zone);
            case ArrayType(var element, var _) -> {
                var list = (ListVector) vector;
                out.append('[');
                for (int k = 0; k < list.size(row); k++) {
                    out.append(k == 0 ? "" : ",");
                    append(out, list.child(), element, list.start(row) + k, zone);
                }
                out.append(']');
            }
            case MapType map -> appendMap(out, (ListVector) vector, map, row, zone);
            case DataType.BinaryType _ ->
                quote(out, Base64.getEncoder().encodeToString(((BytesVector) vector).copy(row)));
            case DataType.FloatType _,DataType.DoubleType _ -> {
                boolean finite = Double.isFinite(Vectors.doubleAt(vector, row));
                appendText(out, vector, type, row, zone, !finite);
            }
            case DataType.NullType _,DataType.BooleanType _,DataType.ByteType _,DataType.ShortType _,DataType.IntegerType _,DataType.LongType _,DecimalType _ ->
                appendText(out, vector, type, row, zone, false);
            case DataType.TimestampType _,DataType.TimestampNtzType _ -> {
                var text = new StringBuilder();
                TextForm.append(text, vector, type, row, zone);
                text.setCharAt(text.indexOf(" "), 'T');
                quote(out, text.toString());
            }
            case DataType.StringType _,DataType.DateType _,DataType.YearMonthIntervalType _,DataType.DayTimeIntervalType _ ->
                appendText(out, vector, type, row, zone, true);
        }
    }

    private static void appendText(StringBuilder out, Vector vector, DataType type, int row, Zone zone,
            boolean quoted) {
        if (!quoted) {
            TextForm.append(out, vector, type, row, zone);
            return;
        }
        var text = new StringBuilder();
        TextForm.append(text, vector, type, row, zone);
        quote(out, text.toString());
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
    }

    private static void appendStruct(StringBuilder out, StructVector vector, StructType struct, int row, Zone zone) {
        out.append('{');
        boolean first = true;
        for (int k = 0; k < struct.size(); k++) {
            var field = vector.fields().get(k);
            if (!field.isNull(row)) {
                out.append(first ? "" : ",");
                first = false;
                quote(out, struct.field(k).name());
                out.append(':');
                append(out, field, struct.field(k).dataType(), row, zone);
            }
        }
        out.append('}');
    }

    private static void appendMap(StringBuilder out, ListVector list, MapType map, int row, Zone zone) {
        var entries = (StructVector) list.child();
        out.append('{');
        for (int k = 0; k < list.size(row); k++) {
            out.append(k == 0 ? "" : ",");
            appendText(out, entries.fields().get(0), map.keyType(), list.start(row) + k, zone, true);
            out.append(':');
            append(out, entries.fields().get(1), map.valueType(), list.start(row) + k, zone);
        }
        out.append('}');
    }

    /// Appends the value of a node to a builder of the type.
    static void read(VectorBuilder out, DataType type, JsonNode node, Zone zone) {
        if (node.isNull()) {
            out.appendNull();
            return;
        }
        switch (type) {
            case StructType struct when node.isObject() -> {
                for (int k = 0; k < struct.size(); k++) {
                    var field = node.get(struct.field(k).name());
                    if (field == null) {
                        out.field(k).appendNull();
                    } else {
                        read(out.field(k), struct.field(k).dataType(), field, zone);
                    }
                }
                out.endStruct();
            }
            case ArrayType(var element, var _) when node.isArray() -> {
                node.forEach(part -> read(out.elements(), element, part, zone));
                out.endList();
            }
            case MapType map when node.isObject() -> {
                node.properties().forEach(entry -> {
                    readText(out.elements().field(0), map.keyType(), entry.getKey(), zone);
                    read(out.elements().field(1), map.valueType(), entry.getValue(), zone);
                    out.elements().endStruct();
                });
                out.endList();
            }
            case DataType.StringType _ -> text(out, node.isTextual() ? node.textValue() : node.toString());
            case DataType.BooleanType _ when node.isBoolean() -> out.appendLong(node.booleanValue() ? 1 : 0);
            case DataType.FloatType _,DataType.DoubleType _ when node.isNumber() ->
                out.appendDouble(node.doubleValue());
            case DecimalType decimal when node.isNumber() -> {
                var unscaled = node.decimalValue().setScale(decimal.scale(), RoundingMode.HALF_UP).unscaledValue();
                if (Decimal128.fits(unscaled, decimal.precision())) {
                    DecimalLoops.append(out, decimal, unscaled);
                } else {
                    out.appendNull();
                }
            }
            default -> {
                if (type.isIntegral() && node.isIntegralNumber() && node.canConvertToLong()
                        && IntegerArithmetic.fits(type, node.longValue())) {
                    out.appendLong(node.longValue());
                } else if (node.isTextual()) {
                    readText(out, type, node.textValue(), zone);
                } else {
                    out.appendNull();
                }
            }
        }
    }

    private static void text(VectorBuilder out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.appendBytes(bytes, 0, bytes.length);
    }

    private static void readText(VectorBuilder out, DataType type, String text, Zone zone) {
        long number = switch (type) {
            case DataType.DateType _ -> TimeParsing.date(text);
            case DataType.TimestampType _ -> TimeParsing.timestamp(text, zone);
            case DataType.TimestampNtzType _ -> TimeParsing.localTimestamp(text);
            default -> TimeParsing.NONE;
        };
        if (type instanceof DataType.StringType) {
            text(out, text);
        } else if (number != TimeParsing.NONE) {
            out.appendLong(number);
        } else {
            out.appendNull();
        }
    }
}

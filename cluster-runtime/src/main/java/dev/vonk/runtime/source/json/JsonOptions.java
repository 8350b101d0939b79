package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.MalformedMode;
import dev.vonk.runtime.source.TextEncoding;
import dev.vonk.runtime.source.value.TextFormats;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Map;

/// How JSON files are read, as the user's options say, with Spark's names and defaults.
record JsonOptions(MalformedMode mode, String corruptColumn, boolean multiLine, TextFormats formats,
        String encodingName,
        byte newline, boolean newlineGiven, long splitBytes, double samplingRatio, boolean primitivesAsString,
        boolean prefersDecimal, boolean dropFieldIfAllNull, boolean inferTimestamp,
        Leniency leniency) implements Serializable {

    private static final int MAX_VALUE = 1 << 28;

    /// Departures from JSON that are let pass.
    record Leniency(boolean comments, boolean unquotedNames, boolean singleQuotes, boolean leadingZeros,
            boolean nonNumericNumbers, boolean anyEscapes, boolean controlCharacters) implements Serializable {}

    static JsonOptions of(Map<String, String> values) {
        var options = new FormatOptions("json", values);
        var line = options.text("lineSep").map(text -> text.replace("\\n", "\n").replace("\\r", "\r"));
        if (line.isPresent() && !line.get().equals("\r\n")
                && (line.get().length() != 1 || line.get().charAt(0) >= 128)) {
            throw options.invalid("lineSep", line.get(), "one ASCII character, or \\r\\n");
        }
        boolean multiLine = options.flag("multiLine", false);
        byte newline = (byte) (multiLine || line.isEmpty() || line.get().equals("\r\n") ? '\n' : line.get().charAt(0));
        return new JsonOptions(options.choice("mode", MalformedMode.PERMISSIVE),
                options.text("columnNameOfCorruptRecord", MalformedMode.CORRUPT_RECORD), multiLine,
                TextFormats.of(options), TextEncoding.of(options).name(), newline, line.isPresent(),
                options.size("maxPartitionBytes", FileSplit.DEFAULT_BYTES), samplingRatio(options),
                options.flag("primitivesAsString", false), options.flag("prefersDecimal", false),
                options.flag("dropFieldIfAllNull", false), options.flag("inferTimestamp", false), leniency(options));
    }

    private static Leniency leniency(FormatOptions options) {
        return new Leniency(options.flag("allowComments", false), options.flag("allowUnquotedFieldNames", false),
                options.flag("allowSingleQuotes", true), options.flag("allowNumericLeadingZeros", false),
                options.flag("allowNonNumericNumbers", true), options.flag("allowBackslashEscapingAnyCharacter", false),
                options.flag("allowUnquotedControlChars", false));
    }

    private static double samplingRatio(FormatOptions options) {
        var text = options.text("samplingRatio", "1.0");
        double ratio;
        try {
            ratio = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            ratio = -1;
        }
        if (ratio > 0 && ratio <= 1) {
            return ratio;
        }
        throw options.invalid("samplingRatio", text, "a number above 0 and up to 1");
    }

    JsonOptions withNewline(byte found) {
        return newlineGiven
                ? this
                : new JsonOptions(mode, corruptColumn, multiLine, formats, encodingName, found, false, splitBytes,
                        samplingRatio, primitivesAsString, prefersDecimal, dropFieldIfAllNull, inferTimestamp,
                        leniency);
    }

    Charset encoding() {
        return Charset.forName(encodingName);
    }

    byte[] newlineBytes() {
        return new byte[]{newline};
    }

    JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(MAX_VALUE).maxNumberLength(MAX_VALUE)
                                .maxNameLength(MAX_VALUE).build())
                .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, leniency.comments)
                .configure(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, leniency.unquotedNames)
                .configure(JsonReadFeature.ALLOW_SINGLE_QUOTES, leniency.singleQuotes)
                .configure(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS, leniency.leadingZeros)
                .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, leniency.nonNumericNumbers)
                .configure(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER, leniency.anyEscapes)
                .configure(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, leniency.controlCharacters)
                .build();
    }
}

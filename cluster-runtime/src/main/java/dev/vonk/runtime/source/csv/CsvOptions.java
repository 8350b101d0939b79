package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.FormatOptions;
import dev.vonk.runtime.source.MalformedMode;
import dev.vonk.runtime.source.TextEncoding;
import dev.vonk.runtime.source.value.TextFormats;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How CSV files are read, as the user's options say, with Spark's names and defaults.
record CsvOptions(CsvDialect dialect, boolean header, boolean inferSchema, boolean preferDate, boolean enforceSchema,
        double samplingRatio, MalformedMode mode, String corruptColumn, String nullValue, String emptyValue,
        TextFormats formats, String encodingName, long splitBytes, int maxColumns) implements Serializable {

    private static final int MAX_COLUMNS = 20_480;

    static CsvOptions of(Map<String, String> values) {
        var options = new FormatOptions("csv", values);
        return new CsvOptions(CsvDialect.of(options), options.flag("header", false), options.flag("inferSchema", false),
                options.flag("preferDate", true), options.flag("enforceSchema", true), samplingRatio(options),
                options.choice("mode", MalformedMode.PERMISSIVE),
                options.text("columnNameOfCorruptRecord", MalformedMode.CORRUPT_RECORD), options.text("nullValue", ""),
                options.text("emptyValue", ""), TextFormats.of(options), TextEncoding.of(options).name(),
                options.size("maxPartitionBytes", FileSplit.DEFAULT_BYTES),
                (int) Math.min(Short.MAX_VALUE * 32L, options.number("maxColumns", MAX_COLUMNS, 1)));
    }

    private static double samplingRatio(FormatOptions options) {
        var text = options.text("samplingRatio", "1.0");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio > 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            throw options.invalid("samplingRatio", text, "a number above 0 and up to 1");
        }
        throw options.invalid("samplingRatio", text, "a number above 0 and up to 1");
    }

    CsvOptions withDialect(CsvDialect found) {
        return new CsvOptions(found, header, inferSchema, preferDate, enforceSchema, samplingRatio, mode, corruptColumn,
                nullValue, emptyValue, formats, encodingName, splitBytes, maxColumns);
    }

    Charset encoding() {
        return Charset.forName(encodingName);
    }

    byte[] emptyBytes() {
        return emptyValue.getBytes(StandardCharsets.UTF_8);
    }

    byte[] nullBytes() {
        return nullValue.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.FileListing;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where frames come from files: what `spark.read()` gives. Paths may be files, folders and patterns such as
/// `data/*.csv`; folders called `name=value` give a column. Only the columns are found out at once; rows are read when a
/// query needs them.
///
/// ```java
/// var orders = spark.read().option("header", true).option("inferSchema", true).csv("orders.csv");
/// ```
///
/// Reading raises [DataException] where a path does not exist or a file cannot be understood.
public final class DataFrameReader {
    private final Session session;
    private final Map<String, String> options = new LinkedHashMap<>();
    private String format = "parquet";
    private @Nullable StructType schema;

    DataFrameReader(Session session) {
        this.session = session;
        options.put("timezone", session.zone().getId());
    }

    /// The format: `csv`, `json`, `parquet`, `text`; parquet when nothing is said.
    public DataFrameReader format(String name) {
        format = name;
        return this;
    }

    /// Sets an option of the format, in any case, e.g. `header`.
    public DataFrameReader option(String key, String value) {
        options.put(key.toLowerCase(Locale.ROOT), value);
        return this;
    }

    /// Sets an option of the format.
    public DataFrameReader option(String key, boolean value) {
        return option(key, String.valueOf(value));
    }

    /// Sets an option of the format.
    public DataFrameReader option(String key, long value) {
        return option(key, String.valueOf(value));
    }

    /// Sets an option of the format.
    public DataFrameReader option(String key, double value) {
        return option(key, String.valueOf(value));
    }

    /// Sets options of the format.
    public DataFrameReader options(Map<String, String> values) {
        values.forEach(this::option);
        return this;
    }

    /// The columns, in DDL form, instead of finding them out: `id BIGINT, name STRING`.
    public DataFrameReader schema(String ddl) {
        try {
            return schema(TypeParser.parseSchema(ddl));
        } catch (IllegalArgumentException wrong) {
            throw AnalysisException.at(Origin.here(), "PARSE_SYNTAX_ERROR", wrong);
        }
    }

    /// The columns, instead of finding them out.
    public DataFrameReader schema(StructType columns) {
        DuplicateNames.refuse(columns, "A schema cannot have two columns of one name", "Rename one of them.");
        schema = columns;
        return this;
    }

    /// CSV files.
    public DataFrame csv(String... paths) {
        return format("csv").load(paths);
    }

    /// Files of one JSON object a line.
    public DataFrame json(String... paths) {
        return format("json").load(paths);
    }

    /// Parquet files.
    public DataFrame parquet(String... paths) {
        return format("parquet").load(paths);
    }

    /// Text files: a row for each line, in a column `value`.
    public DataFrame text(String... paths) {
        return format("text").load(paths);
    }

    /// The lines of text files.
    public Dataset<String> textFile(String... paths) {
        return text(paths).select("value").as(String.class);
    }

    /// The files that the option `path` names.
    public DataFrame load() {
        return load(new String[0]);
    }

    /// Files of the format.
    public DataFrame load(String... paths) {
        var all = paths.length == 0
                ? Optional.ofNullable(options.get("path")).map(List::of).orElse(List.of())
                : Arrays.asList(paths);
        try {
            var source = FileListing.of(all, options).source(Formats.named(format), schema, options);
            return DataFrame.of(session, Frame.of(Leaf.Scan.of(source)));
        } catch (IOException failed) {
            throw new DataException("FAILED_READ_FILE",
                    "Reading " + String.join(", ", all) + " failed: " + failed.getMessage(), failed);
        }
    }

    /// A view of the session.
    public DataFrame table(String name) {
        return session.table(name);
    }
}

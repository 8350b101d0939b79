package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where and how a frame's rows are written: what `df.write()` gives. The last call starts the query; a path is a folder
/// that gets one file a partition.
///
/// ```java
/// df.write().mode("overwrite").option("header", true).csv("out/people");
/// ```
public final class DataFrameWriter {
    private static final StructType FILES = new StructType().add("path", DataTypes.StringType, false)
            .add("rows", DataTypes.LongType, false).add("bytes", DataTypes.LongType, false);

    private final Session session;
    private final Frame frame;
    private final Map<String, String> options = new LinkedHashMap<>();
    private String format = "parquet";
    private SaveMode mode = SaveMode.ErrorIfExists;
    private List<String> partitionColumns = List.of();

    DataFrameWriter(Session session, Frame frame) {
        this.session = session;
        options.put("timezone", session.zone().getId());
        this.frame = frame;
    }

    /// What happens where something is at the place already; an error when nothing is said.
    public DataFrameWriter mode(SaveMode saveMode) {
        mode = saveMode;
        return this;
    }

    /// What happens where something is at the place already: `append`, `overwrite`, `error`, `ignore`.
    public DataFrameWriter mode(String word) {
        return mode(switch (word.toLowerCase(Locale.ROOT)) {
            case "append" -> SaveMode.Append;
            case "overwrite" -> SaveMode.Overwrite;
            case "ignore" -> SaveMode.Ignore;
            case "error", "errorifexists", "default" -> SaveMode.ErrorIfExists;
            default -> throw new IllegalArgumentException("[INVALID_SAVE_MODE] There is no save mode \"" + word
                    + "\"; those there are: append, overwrite, error, ignore.");
        });
    }

    /// The format: `csv`, `json`, `parquet`, `text`; parquet when nothing is said.
    public DataFrameWriter format(String name) {
        format = name;
        return this;
    }

    /// Sets an option of the format, in any case, e.g. `compression`.
    public DataFrameWriter option(String key, String value) {
        options.put(key.toLowerCase(Locale.ROOT), value);
        return this;
    }

    /// Sets an option of the format.
    public DataFrameWriter option(String key, boolean value) {
        return option(key, String.valueOf(value));
    }

    /// Sets an option of the format.
    public DataFrameWriter option(String key, long value) {
        return option(key, String.valueOf(value));
    }

    /// Sets an option of the format.
    public DataFrameWriter option(String key, double value) {
        return option(key, String.valueOf(value));
    }

    /// Sets options of the format.
    public DataFrameWriter options(Map<String, String> values) {
        values.forEach(this::option);
        return this;
    }

    /// Columns that become folders `name=value` instead of file contents.
    public DataFrameWriter partitionBy(String... columns) {
        partitionColumns = List.of(columns);
        return this;
    }

    /// Writes CSV files.
    public void csv(String folder) {
        format("csv").save(folder);
    }

    /// Writes files of one JSON object a line.
    public void json(String folder) {
        format("json").save(folder);
    }

    /// Writes Parquet files.
    public void parquet(String folder) {
        format("parquet").save(folder);
    }

    /// Writes text files of a single column of text: a line for each row.
    public void text(String folder) {
        format("text").save(folder);
    }

    /// Writes to the folder that the option `path` names.
    public void save() {
        var folder = options.get("path");
        if (folder == null) {
            throw new IllegalArgumentException(
                    "Nothing says where to write: give a folder, as in save(\"out/people\").");
        }
        save(folder);
    }

    /// Writes files of the format to a folder.
    ///
    /// @throws dev.vonk.runtime.data.DataException where the folder exists and the mode does not allow it, or writing fails
    public void save(String folder) {
        Formats.named(format);
        DuplicateNames.refuse(frame.schema(), "Files cannot have two columns of one name",
                "Rename one with toDF(...) or alias(...), or select only one.");
        session.runner().write(new OneInput.Write(format, folder, mode.mode(), options, partitions(),
                ColumnIds.of(FILES), frame.plan()));
    }

    private List<ColumnReference> partitions() {
        var columns = new ArrayList<ColumnReference>();
        for (var name : partitionColumns) {
            var taken = (Syntax.FrameColumn) Projections.column(frame, NameParser.quoted(name), Origin.here());
            columns.add(taken.column());
        }
        if (!columns.isEmpty() && columns.size() == frame.columns().size()) {
            throw new AnalysisException("ALL_PARTITION_COLUMNS_NOT_ALLOWED",
                    "partitionBy names all columns, so nothing would be left to write into the files. Leave one out.",
                    Origin.here());
        }
        return columns;
    }
}

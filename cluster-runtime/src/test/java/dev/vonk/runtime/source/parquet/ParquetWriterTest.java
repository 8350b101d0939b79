package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParquetWriterTest {
    @TempDir
    Path folder;

    private static Source source(Path file) throws Exception {
        return Formats.named("parquet").source(List.of(file), null, Map.of());
    }

    /// Writes rows in batches of 1000.
    static void write(Path file, StructType schema, List<Row> rows, Map<String, String> options) throws Exception {
        try (var writer = Formats.named("parquet").writer(file, schema, options)) {
            for (int from = 0; from < rows.size(); from += 1000) {
                var part = rows.subList(from, Math.min(rows.size(), from + 1000));
                var columns = new Vector[schema.size()];
                for (int c = 0; c < columns.length; c++) {
                    var builder = VectorBuilder.of(schema.field(c).dataType(), part.size());
                    for (var row : part) {
                        Values.append(builder, schema.field(c).dataType(), row.get(c));
                    }
                    columns[c] = builder.build();
                }
                writer.write(Batch.of(part.size(), columns));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"snappy, 3", "zstd, 0", "gzip, 3", "none, 50"})
    void whatWeWriteIsReadAlikeByUsAndByAnother(String compression, int nullsIn) throws Exception {
        var columns = RandomTables.flat();
        columns.putAll(RandomTables.nested());
        var original = folder.resolve("original.parquet");
        var ours = folder.resolve("ours.parquet");
        try (var duck = new DuckDb()) {
            duck.write(RandomTables.query(columns, 5000, nullsIn), original, "");
            var schema = source(original).schema();
            var rows = ReadAll.rows(source(original));
            write(ours, schema, rows, Map.of("compression", compression, "parquet.block.rows", "2000"));
            ParquetReaderTest.assertSame(rows, ReadAll.rows(source(ours)));
            assertEquals("3", duck.text("SELECT max(row_group_id) + 1 FROM parquet_metadata('" + ours + "')"));
            for (var field : schema.fields()) {
                var name = "\"" + field.name() + "\"";
                var cast = field.dataType().equals(DataTypes.DayTimeIntervalType)
                        ? "epoch_us(" + name + "::TIME)"
                        : field.name().equals("uuid") || field.name().equals("kind")
                                ? name + "::VARCHAR"
                                : field.name().equals("stamp_ns") ? name + "::TIMESTAMP" : name;
                assertEquals("0", duck.text(
                        "SELECT count(*) FROM (SELECT a.v IS DISTINCT FROM b.v AS d FROM (SELECT row_number() OVER () AS n, "
                                + cast + " AS v FROM '" + original + "') a JOIN (SELECT row_number() OVER () AS n, "
                                + name + " AS v FROM '"
                                + ours + "') b USING (n)) WHERE d"),
                        field.name());
            }
            assertEquals("5000", duck.text("SELECT count(*) FROM '" + ours + "'"));
        }
    }

    @Test
    void encodedAndSelectedBatchesAreWrittenAsTheyRead() throws Exception {
        var schema = new StructType().add("code", DataTypes.StringType).add("same", DataTypes.IntegerType).add("n",
                DataTypes.LongType);
        var file = folder.resolve("encoded.parquet");
        try (var writer = Formats.named("parquet").writer(file, schema, Map.of())) {
            var batch = Batch.of(4, new DictionaryVector(new int[]{1, 0, 1, 0}, 0, 4, BytesVector.of("a", "b"), null),
                    ConstantVector.nulls(PhysicalType.INT, 4), LongVector.of(1, 2, 3, 4));
            writer.write(batch);
            writer.write(batch.select(new int[]{1, 3}, 2));
        }
        assertEquals("b|null|1\na|null|2\nb|null|3\na|null|4\na|null|2\na|null|4",
                ReadAll.text(ReadAll.rows(source(file))));
    }

    @Test
    void aTableWithoutRowsKeepsItsSchema() throws Exception {
        var schema = new StructType().add("a", DataTypes.createArrayType(DataTypes.IntegerType)).add("b",
                DataTypes.NullType);
        var file = folder.resolve("empty.parquet");
        write(file, schema, List.of(), Map.of());
        assertEquals(schema, source(file).schema());
        assertEquals(List.of(), ReadAll.rows(source(file)));
        try (var duck = new DuckDb()) {
            assertEquals("0", duck.text("SELECT count(*) FROM '" + file + "'"));
        }
    }

    @Test
    void manyDistinctTextsAndPagesAreReadByAnother() throws Exception {
        var schema = new StructType().add("t", DataTypes.StringType, false).add("l",
                DataTypes.createArrayType(DataTypes.LongType));
        var file = folder.resolve("large.parquet");
        try (var writer = Formats.named("parquet").writer(file, schema, Map.of("compression", "zstd"));
                var duck = new DuckDb()) {
            for (int from = 0; from < 60_000; from += 4000) {
                var texts = VectorBuilder.of(DataTypes.StringType, 4000);
                var lists = VectorBuilder.of(schema.field(1).dataType(), 4000);
                for (int i = from; i < from + 4000; i++) {
                    var text = ("row " + i + " of many").getBytes(StandardCharsets.UTF_8);
                    texts.appendBytes(text, 0, text.length);
                    for (int k = 0; k < i % 4; k++) {
                        lists.elements().appendLong(i + k);
                    }
                    lists.endList();
                }
                writer.write(Batch.of(4000, texts.build(), lists.build()));
            }
            writer.close();
            assertEquals("0",
                    duck.text("SELECT count(*) FROM (SELECT (row_number() OVER () - 1)::BIGINT AS i, t, l FROM '" + file
                            + "') WHERE t != 'row ' || i || ' of many' OR l != range(i, i + i % 4)"));
            assertEquals(60_000,
                    ReadAll.rows(source(file), List.of("t")).stream().map(r -> r.getString(0)).distinct().count());
        }
    }

    @Test
    void boundsAndNullsAreWritten() throws Exception {
        var schema = new StructType().add("n", DataTypes.IntegerType).add("t", DataTypes.StringType).add("d",
                DataTypes.DoubleType);
        var file = folder.resolve("bounds.parquet");
        write(file, schema, List.of(Row.create(5, "x", 0.0), Row.create(null, "ä", -1.5), Row.create(-7, "a", 2.0)),
                Map.of());
        var statistics = source(file).statistics();
        assertEquals(3, statistics.rows().orElseThrow());
        assertEquals("ColumnStatistics[min=-7, max=5, nulls=1, distinct=-1]", statistics.columns().get(0).toString());
        assertEquals("ColumnStatistics[min=a, max=ä, nulls=0, distinct=-1]", statistics.columns().get(1).toString());
        assertEquals("ColumnStatistics[min=-1.5, max=2.0, nulls=0, distinct=-1]",
                statistics.columns().get(2).toString());
        try (var duck = new DuckDb()) {
            assertEquals("-7 5 1", duck.text(
                    "SELECT stats_min_value || ' ' || stats_max_value || ' ' || stats_null_count FROM parquet_metadata('"
                            + file + "') WHERE path_in_schema = 'n'"));
        }
    }

    @Test
    void anAbandonedFileIsGone() throws Exception {
        var schema = new StructType().add("a", DataTypes.IntegerType);
        var file = folder.resolve("abandoned.parquet");
        var writer = Formats.named("parquet").writer(file, schema, Map.of());
        writer.write(Batch.of(1, IntVector.of(1)));
        assertTrue(Files.exists(file));
        writer.abandon();
        assertFalse(Files.exists(file));
    }

    @Test
    void aNullInAColumnWithoutNullsIsRefused() throws Exception {
        var schema = new StructType().add("a", DataTypes.IntegerType, false);
        var file = folder.resolve("null.parquet");
        var error = assertThrows(DataException.class,
                () -> write(file, schema, List.of(Row.create((Object) null)), Map.of()));
        assertTrue(error.getMessage().startsWith("[NOT_NULL_ASSERT_VIOLATION] Column `a` has a null"),
                error.getMessage());
    }

    @Test
    void anUnknownCompressionIsNamed() {
        var error = assertThrows(DataException.class, () -> Formats.named("parquet").writer(folder.resolve("x"),
                new StructType().add("a", DataTypes.IntegerType), Map.of("compression", "brotli")));
        assertTrue(error.getMessage().contains("snappy, zstd, gzip, none"), error.getMessage());
    }
}

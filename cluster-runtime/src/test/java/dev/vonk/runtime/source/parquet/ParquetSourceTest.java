package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.ScanFilter.Comparison;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParquetSourceTest {
    @TempDir
    Path folder;

    private static Source source(StructType schema, Map<String, String> options, Path... files) throws Exception {
        return Formats.named("parquet").source(List.of(files), schema, options);
    }

    private Path write(String name, String query, String options) throws Exception {
        var file = folder.resolve(name);
        try (var duck = new DuckDb()) {
            duck.write(query, file, options);
        }
        return file;
    }

    /// How many of the file's four row groups, of 2048 rows each, remain.
    private static long groupsLeft(Source source, ScanFilter... filters) throws Exception {
        var request = new ScanRequest(List.of(), List.of(filters), 4096);
        return source.splits(request).stream().mapToLong(split -> split.weight() / 2048).sum();
    }

    private static ScanFilter compare(int column, Comparison comparison, Object value) {
        return new ScanFilter.Compare(column, comparison, value);
    }

    @Test
    void rowGroupsThatCannotPassAreNotRead() throws Exception {
        var file = write("a.parquet",
                "SELECT i::INTEGER AS i, 't' || lpad(i::VARCHAR, 5, '0') AS t, (i / 100)::DECIMAL(10,2) AS c, DATE '2000-01-01' + i::INTEGER AS d,"
                        + " TIMESTAMP '2000-01-01' + to_days(i::INTEGER) AS s, CASE WHEN i < 2048 THEN NULL ELSE 1 END AS n, i::DOUBLE AS f,"
                        + " i::UBIGINT AS u FROM range(8192) t(i)",
                "ROW_GROUP_SIZE 2048");
        var source = source(null, Map.of(), file);
        assertEquals(4, groupsLeft(source));
        assertEquals(1, groupsLeft(source, compare(0, Comparison.EQUAL, 5000)));
        assertEquals(0, groupsLeft(source, compare(0, Comparison.EQUAL, 8192)));
        assertEquals(1, groupsLeft(source, compare(0, Comparison.LESS, 2048)));
        assertEquals(2, groupsLeft(source, compare(0, Comparison.LESS_OR_EQUAL, 2048)));
        assertEquals(1, groupsLeft(source, compare(0, Comparison.GREATER_OR_EQUAL, 6144)));
        assertEquals(2, groupsLeft(source, compare(0, Comparison.GREATER_OR_EQUAL, 6143)));
        assertEquals(1, groupsLeft(source, compare(0, Comparison.GREATER, 6143)));
        assertEquals(2, groupsLeft(source, new ScanFilter.In(0, List.of(1, 8191))));
        assertEquals(1, groupsLeft(source, compare(1, Comparison.GREATER, "t08000")));
        assertEquals(1, groupsLeft(source, new ScanFilter.StartsWith(1, "t08")));
        assertEquals(0, groupsLeft(source, new ScanFilter.StartsWith(1, "u")));
        assertEquals(4, groupsLeft(source, new ScanFilter.StartsWith(1, "")));
        assertEquals(1, groupsLeft(source, compare(2, Comparison.LESS, new BigDecimal("1.5"))));
        assertEquals(1, groupsLeft(source, compare(3, Comparison.LESS, LocalDate.of(2000, 5, 1))));
        assertEquals(1, groupsLeft(source, compare(4, Comparison.LESS, LocalDateTime.of(2000, 5, 1, 0, 0))));
        assertEquals(1, groupsLeft(source, new ScanFilter.IsNull(5)));
        assertEquals(3, groupsLeft(source, new ScanFilter.IsNotNull(5)));
        assertEquals(3, groupsLeft(source, compare(5, Comparison.EQUAL, 1)));
        assertEquals(1, groupsLeft(source, compare(6, Comparison.LESS, 100.0)));
        assertEquals(4, groupsLeft(source, compare(6, Comparison.GREATER, 8000.0)), "a NaN might be there");
        assertEquals(1, groupsLeft(source, compare(7, Comparison.EQUAL, new BigDecimal(3))));
        assertEquals(1, groupsLeft(source, compare(0, Comparison.LESS, 5000), compare(0, Comparison.GREATER, 4096)));
    }

    @Test
    void pagesThatCannotPassAreNotReadAndLargeRowGroupsAreReadInParts() throws Exception {
        var schema = new StructType().add("i", DataTypes.LongType).add("t", DataTypes.StringType).add("c",
                DataTypes.IntegerType);
        var file = folder.resolve("pages.parquet");
        try (var writer = Formats.named("parquet").writer(file, schema, Map.of())) {
            for (int from = 0; from < 600_000; from += 10_000) {
                var numbers = VectorBuilder.of(DataTypes.LongType, 10_000);
                var texts = VectorBuilder.of(DataTypes.StringType, 10_000);
                var codes = VectorBuilder.of(DataTypes.IntegerType, 10_000);
                for (int i = from; i < from + 10_000; i++) {
                    var text = String.format("%07d", i).getBytes(StandardCharsets.US_ASCII);
                    numbers.appendLong(i);
                    texts.appendBytes(text, 0, text.length);
                    codes.appendLong(i / 120_000);
                }
                writer.write(Batch.of(10_000, numbers.build(), texts.build(), codes.build()));
            }
        }
        var source = source(null, Map.of(), file);
        assertEquals(2, source.splits(new ScanRequest(List.of(0, 1), List.of(), 4096)).size());
        assertEquals(600_000, ReadAll.count(source));
        var filters = new ScanFilter[][]{{compare(0, Comparison.EQUAL, 500_000L)},
            {compare(1, Comparison.EQUAL, "0300000")},
            {new ScanFilter.In(0, List.of(5L, 599_999L))},
            {compare(2, Comparison.EQUAL, 3), compare(0, Comparison.GREATER, 450_000L)},
            {new ScanFilter.StartsWith(1, "00")}};
        for (var filter : filters) {
            var rows = ReadAll.rows(source, List.of("i", "t", "c"), List.of(filter), 4096);
            assertTrue(rows.size() < 400_000, rows.size() + " rows for " + Arrays.toString(filter));
            for (var row : rows) {
                assertEquals(row.getLong(0), Long.parseLong(row.getString(1)));
                assertEquals(row.getLong(0) / 120_000, row.getInt(2));
            }
            var matching = rows.stream().filter(row -> filter[0].equals(filters[0][0]) && row.getLong(0) == 500_000
                    || filter[0].equals(filters[1][0]) && row.getLong(0) == 300_000
                    || filter[0].equals(filters[2][0]) && (row.getLong(0) == 5 || row.getLong(0) == 599_999)
                    || filter[0].equals(filters[3][0]) && row.getInt(2) == 3 && row.getLong(0) > 450_000
                    || filter[0].equals(filters[4][0]) && row.getLong(0) < 100_000).count();
            assertEquals(List.of(1L, 1L, 2L, 29_999L, 100_000L).get(Arrays.asList(filters).indexOf(filter)), matching);
        }
    }

    @Test
    void rowsAreKnownWithoutReadingThem() throws Exception {
        var file = write("a.parquet", "SELECT i FROM range(10000) t(i)", "ROW_GROUP_SIZE 2048");
        var source = source(null, Map.of(), file, file);
        assertEquals(20_000, source.statistics().rows().orElseThrow());
        assertEquals(20_000, ReadAll.count(source));
        assertEquals("ColumnStatistics[min=0, max=9999, nulls=0, distinct=-1]",
                source.statistics().columns().get(0).toString());
    }

    @Test
    void columnsOfFurtherFilesAreFoundByNameAndNullWhereMissing() throws Exception {
        var first = write("a.parquet", "SELECT 1 AS a, 'x' AS b", "");
        var second = write("b.parquet", "SELECT 'y' AS B, [1] AS c", "");
        assertEquals("1|x\nnull|y", ReadAll.text(ReadAll.rows(source(null, Map.of(), first, second))));
        assertEquals("1|x|null\nnull|y|[1]",
                ReadAll.text(ReadAll.rows(source(null, Map.of("mergeschema", "true"), first, second))));
        var given = new StructType().add("b", DataTypes.StringType).add("z",
                DataTypes.createArrayType(DataTypes.DateType));
        assertEquals("x|null\ny|null", ReadAll.text(ReadAll.rows(source(given, Map.of(), first, second))));
    }

    @Test
    void aColumnOfAnotherTypeIsAnErrorThatNamesFileAndColumn() throws Exception {
        var first = write("a.parquet", "SELECT 1 AS a", "");
        var second = write("b.parquet", "SELECT 'y' AS a", "");
        var error = assertThrows(DataException.class, () -> ReadAll.rows(source(null, Map.of(), first, second)));
        assertEquals("[FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH] Cannot read Parquet file " + second
                + ": its column `a` is "
                + "string where the table has int. Read files of one schema at a time and cast before a union, or name the type the file has.",
                error.getMessage());
    }

    @Test
    void smallRowGroupsOfManyFilesAreReadTogether() throws Exception {
        var file = write("a.parquet", "SELECT i FROM range(4096) t(i)", "ROW_GROUP_SIZE 2048");
        var files = new Path[20];
        Arrays.fill(files, file);
        var source = source(null, Map.of(), files);
        assertEquals(2, source.splits(new ScanRequest(List.of(0), List.of(), 4096)).size());
        assertEquals(81_920, ReadAll.rows(source).size());
    }

    @Test
    void aSourceTravels() throws Exception {
        var file = write("a.parquet", "SELECT 1 AS a", "");
        var source = source(null, Map.of(), file);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var copy = (Source) in.readObject();
            assertEquals(source, copy);
            assertEquals("1", ReadAll.text(ReadAll.rows(copy)));
        }
    }

    @Test
    void aFileThatVanishedIsNamed() throws Exception {
        var file = write("a.parquet", "SELECT 1 AS a", "");
        var source = source(null, Map.of(), file);
        Files.delete(file);
        var error = assertThrows(DataException.class, () -> ReadAll.rows(source));
        assertEquals("[FAILED_READ_FILE.FILE_NOT_EXIST] Cannot read Parquet file " + file
                + ": it does not exist any more. Read the folder again to see the files that are there now.",
                error.getMessage());
    }

    @Test
    void aSplitBeginsInTheMiddleOfARowGroup() throws Exception {
        var file = write("a.parquet",
                "SELECT i, 'w' || (i % 9) AS w, CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS n, [i, NULL] AS l FROM range(5000) t(i)",
                "");
        var source = (ParquetSource) source(null, Map.of(), file);
        var request = new ScanRequest(List.of(0, 1, 2, 3), List.of(), 1000);
        var split = new ParquetSplit(List.of(new ParquetSplit.Piece(0, 0, 4321, 2), new ParquetSplit.Piece(0, 0, 7, 1),
                new ParquetSplit.Piece(0, 0, 4000, 1)), 4);
        var rows = new StringBuilder();
        try (var reader = source.open(split, request)) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                for (int i = 0; i < batch.length(); i++) {
                    rows.append(Values.readRow(batch, source.schema(), i)).append(' ');
                }
            }
        }
        assertEquals(
                "[4321,w1,4321,[4321, null]] [4322,w2,4322,[4322, null]] [7,w7,7,[7, null]] [4000,w4,4000,[4000, null]] ",
                rows.toString());
    }
}

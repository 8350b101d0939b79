package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ParquetReaderTest {
    @TempDir
    Path folder;

    private static Source source(Path file) throws Exception {
        return Formats.named("parquet").source(List.of(file), null, Map.of());
    }

    static void assertSame(List<Row> expected, List<Row> actual) {
        assertEquals(expected.size(), actual.size(), "rows");
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                for (int c = 0; c < expected.get(i).size(); c++) {
                    var place = "row " + i + ", " + expected.get(i).schema().field(c).name();
                    assertTrue(Objects.deepEquals(expected.get(i).get(c), actual.get(i).get(c)),
                            place + ": " + expected.get(i).get(c) + " but read " + actual.get(i).get(c));
                }
                assertEquals(expected.get(i), actual.get(i), "row " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"snappy, V1, 0", "snappy, V1, 3", "zstd, V1, 3", "gzip, V1, 5", "uncompressed, V1, 3", "lz4_raw, V1, 3",
        "snappy, V2, 0",
        "zstd, V2, 3", "uncompressed, V2, 4"})
    void flatColumnsOfAnyTypeAreReadAsTheirWriterReadsThem(String codec, String version, int nullsIn) throws Exception {
        var query = RandomTables.query(RandomTables.flat(), 5000, nullsIn);
        var file = folder.resolve("flat.parquet");
        try (var duck = new DuckDb()) {
            duck.write(query, file, "CODEC '" + codec + "', PARQUET_VERSION " + version + ", ROW_GROUP_SIZE 2048");
            var source = source(file);
            var expected = duck.rows("SELECT * FROM '" + file + "'", source.schema());
            assertSame(expected, ReadAll.rows(source));
            assertSame(expected, ReadAll.rows(source, source.schema().names(), List.of(), 7));
        }
    }

    @ParameterizedTest
    @CsvSource({"snappy, V1, 0", "zstd, V1, 4", "snappy, V2, 0", "zstd, V2, 4"})
    void nestedColumnsAreReadAsTheirWriterReadsThem(String codec, String version, int nullsIn) throws Exception {
        var query = RandomTables.query(RandomTables.nested(), 5000, nullsIn);
        var file = folder.resolve("nested.parquet");
        try (var duck = new DuckDb()) {
            duck.write(query, file, "CODEC '" + codec + "', PARQUET_VERSION " + version + ", ROW_GROUP_SIZE 2048");
            var source = source(file);
            var expected = duck.rows("SELECT * FROM '" + file + "'", source.schema());
            assertSame(expected, ReadAll.rows(source));
            assertSame(expected, ReadAll.rows(source, source.schema().names(), List.of(), 7));
        }
    }

    @Test
    void typesAreSparksTypes() throws Exception {
        var file = folder.resolve("flat.parquet");
        try (var duck = new DuckDb()) {
            duck.write(RandomTables.query(RandomTables.flat(), 10, 3), file, "");
            assertEquals("""
                    root
                     |-- bool: boolean (nullable = true)
                     |-- tiny: byte (nullable = true)
                     |-- small: short (nullable = true)
                     |-- int: integer (nullable = true)
                     |-- long: long (nullable = true)
                     |-- few: long (nullable = true)
                     |-- sorted: long (nullable = true)
                     |-- utiny: short (nullable = true)
                     |-- usmall: integer (nullable = true)
                     |-- uint: long (nullable = true)
                     |-- ulong: decimal(20,0) (nullable = true)
                     |-- float: float (nullable = true)
                     |-- double: double (nullable = true)
                     |-- decimal4: decimal(4,1) (nullable = true)
                     |-- decimal9: decimal(9,2) (nullable = true)
                     |-- decimal18: decimal(18,4) (nullable = true)
                     |-- decimal38: decimal(38,10) (nullable = true)
                     |-- text: string (nullable = true)
                     |-- word: string (nullable = true)
                     |-- blob: binary (nullable = true)
                     |-- date: date (nullable = true)
                     |-- stamp: timestamp_ntz (nullable = true)
                     |-- stamp_ms: timestamp_ntz (nullable = true)
                     |-- stamp_ns: timestamp_ntz (nullable = true)
                     |-- stamp_tz: timestamp (nullable = true)
                     |-- time: interval day to second (nullable = true)
                     |-- uuid: string (nullable = true)
                     |-- kind: string (nullable = true)
                     |-- none: integer (nullable = true)
                     |-- same: string (nullable = true)
                    """, source(file).schema().treeString());
        }
    }
}

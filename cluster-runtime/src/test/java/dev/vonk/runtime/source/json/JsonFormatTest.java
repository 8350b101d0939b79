package dev.vonk.runtime.source.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ReadCases;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonFormatTest {
    private static final StructType SCHEMA = TypeParser
            .parseSchema("b boolean, i int, l bigint, d double, de decimal(20,3),"
                    + " s string, bin binary, da date, ts timestamp, st struct<x:int,y:string>, ar array<array<double>>,"
                    + " m map<string,bigint>");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> records() throws Exception {
        return ReadCases.tests(JsonFormatTest.class, "records.cases", new JsonFormat(), folder);
    }

    private static @Nullable Object[] values(Random random) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(random) + i, random.nextBoolean() ? random.nextLong() : null);
        }
        var lists = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(3); i > 0; i--) {
            lists.add(random.nextInt(5) == 0 ? null : List.of(random.nextGaussian(), (double) random.nextInt()));
        }
        var struct = (StructType) SCHEMA.field(9).dataType();
        return new @Nullable Object[]{random.nextBoolean(), random.nextInt(), random.nextLong(),
            random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian() * 1e10,
            new BigDecimal(java.math.BigInteger.valueOf(random.nextLong()), 3), text(random),
            text(random).getBytes(StandardCharsets.UTF_8), LocalDate.ofEpochDay(random.nextInt(-9000, 50_000)),
            Instant.ofEpochSecond(random.nextLong(-1_000_000_000L, 4_000_000_000L), random.nextInt(1_000_000) * 1000L),
            Row.of(struct, random.nextBoolean() ? random.nextInt() : null, text(random)), lists, map};
    }

    private static String text(Random random) {
        var letters = new String[]{"a", "é", "日", "\"", ",", "\n", "\\", " ", "😀", "\u0001", "{", "]", "\t", "/"};
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static List<Row> table(int seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Row>();
        for (int i = random.nextInt(300); i >= 0; i--) {
            var values = values(random);
            for (int column = 0; column < values.length; column++) {
                values[column] = random.nextInt(6) == 0 ? null : values[column];
            }
            rows.add(Row.of(SCHEMA, values));
        }
        return rows;
    }

    private Path write(List<Row> rows, Map<String, String> options) throws IOException {
        var file = folder.resolve("out." + new JsonFormat().extension(options));
        try (var writer = new JsonFormat().writer(file, SCHEMA, options)) {
            for (var batch : MemorySource.ofRows(SCHEMA, rows).batches()) {
                writer.write(batch);
            }
        }
        return file;
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            var rows = table(seed);
            var options = new HashMap<>(Map.of("timezone", "Asia/Tokyo", "mode", "FAILFAST"));
            options.put("compression", seed % 2 == 0 ? "none" : "gzip");
            options.put("ignorenullfields", String.valueOf(seed % 3 == 0));
            var file = write(rows, options);
            options.put("maxpartitionbytes", String.valueOf(1000 * seed + 1));
            var source = new JsonFormat().source(List.of(file), SCHEMA, options);
            assertEquals(ReadAll.text(rows.stream().map(JsonFormatTest::comparable).toList()),
                    ReadAll.text(ReadAll.rows(source, SCHEMA.names(), List.of(), 7 * seed + 1).stream()
                            .map(JsonFormatTest::comparable).toList()));
            options.put("multiline", "true");
            assertEquals(rows.size(), ReadAll.count(new JsonFormat().source(List.of(file), SCHEMA, options)));
        }
    }

    private static Row comparable(Row row) {
        var values = row.toList().toArray();
        values[6] = values[6] == null ? null : new String((byte[]) values[6], StandardCharsets.UTF_8);
        return Row.create(values);
    }

    @Test
    void everyLineWrittenIsJson() throws IOException {
        var mapper = new ObjectMapper();
        var rows = table(77);
        var lines = Files.readAllLines(write(rows, Map.of()));
        assertEquals(rows.size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var node = mapper.readTree(lines.get(i));
            assertEquals(rows.get(i).getString(5), node.has("s") ? node.get("s").textValue() : null);
            assertEquals(rows.get(i).isNullAt(1), !node.has("i"));
        }
    }

    @Test
    void valuesAreWrittenAsSparkWritesThem() throws IOException {
        var struct = (StructType) SCHEMA.field(9).dataType();
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("k", null);
        var row = Row.of(SCHEMA, true, -1, 2L, Double.POSITIVE_INFINITY, new BigDecimal("1.500"), "a\"\u0001\n",
                new byte[]{1, 2},
                LocalDate.of(2020, 1, 2), Instant.parse("2020-01-02T03:04:05.678Z"), Row.of(struct, null, "y"),
                java.util.Arrays.asList(List.of(1.0), null), map);
        assertEquals(
                "{\"b\":true,\"i\":-1,\"l\":2,\"d\":\"Infinity\",\"de\":1.500,\"s\":\"a\\\"\\u0001\\n\",\"bin\":\"AQI=\","
                        + "\"da\":\"2020-01-02\",\"ts\":\"2020-01-02T03:04:05.678Z\",\"st\":{\"y\":\"y\"},\"ar\":[[1.0],null],"
                        + "\"m\":{\"k\":null}}\n",
                Files.readString(write(List.of(row), Map.of("timezone", "UTC"))));
    }

    @Test
    void anyBytesAreReadInStretchesAsInOne() throws IOException {
        var random = new Random(9);
        var pieces = new String[]{"{", "}", "[", "]", "\"a\":", "\"b\":", "1", "\"x\"", ",", "\n", "\\", "\"", " ",
            "null", "-2.5",
            "{\"a\":1}", "\n{\"b\":\"y\",\"a\":3}\n", "\"c\":{\"d\":[1,", "é", "\\u00e", "'", "true", "\r", "\0"};
        var file = folder.resolve("fuzz.json");
        var schema = TypeParser.parseSchema("a int, b string, c struct<d:array<int>>, _corrupt_record string");
        for (int round = 0; round < 120; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Files.writeString(file, text);
            var whole = ReadAll.rows(new JsonFormat().source(List.of(file), schema, Map.of("linesep", "\n")));
            for (var options : List.of(Map.of("maxpartitionbytes", "3"), Map.of("maxpartitionbytes", "17"))) {
                var more = new HashMap<>(options);
                more.put("linesep", "\n");
                assertEquals(whole, ReadAll.rows(new JsonFormat().source(List.of(file), schema, more)),
                        text.toString());
            }
            ReadAll.rows(new JsonFormat().source(List.of(file), null, Map.of()));
            ReadAll.rows(new JsonFormat().source(List.of(file), null, Map.of("multiline", "true")));
            for (var line : text.toString().split("\n")) {
                checkAgainstJackson(file, line);
            }
        }
    }

    /// A line that Jackson takes for an object with the fields a and b gives their values.
    private void checkAgainstJackson(Path file, String line) throws IOException {
        Map<?, ?> expected;
        try {
            expected = new ObjectMapper()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(line, Map.class);
        } catch (IOException e) {
            return;
        }
        if (expected == null) {
            return;
        }
        Files.writeString(file, line);
        var schema = TypeParser.parseSchema("a string, b string");
        var rows = ReadAll.rows(new JsonFormat().source(List.of(file), schema, Map.of("mode", "FAILFAST")));
        assertEquals(1, rows.size(), line);
        for (int i = 0; i < 2; i++) {
            var value = expected.get(i == 0 ? "a" : "b");
            if (value == null || value instanceof String || value instanceof Integer) {
                assertEquals(value == null ? null : value.toString(), rows.getFirst().getString(i), line);
            }
        }
    }

    @Test
    void binaryGarbageIsMalformed() throws IOException {
        var bytes = new byte[300_000];
        new Random(4).nextBytes(bytes);
        bytes[0] = 'x';
        var file = folder.resolve("garbage.json");
        Files.write(file, bytes);
        var source = new JsonFormat().source(List.of(file), null, Map.of());
        assertEquals("struct<_corrupt_record:string>", source.schema().simpleString());
        assertTrue(ReadAll.rows(source).size() > 500);
        assertThrows(DataException.class,
                () -> new JsonFormat().source(List.of(file), null, Map.of("mode", "FAILFAST")));
    }

    @Test
    void aLineOfAMegabyteIsRead() throws IOException {
        var file = folder.resolve("long.json");
        Files.writeString(file,
                "{\"a\":\"" + "x".repeat(1 << 20) + "\"}\n{\"a\":[" + "1,".repeat(400_000) + "1]}\n{\"a\":\""
                        + "\\n".repeat(500_000) + "\"}\n");
        var rows = ReadAll.rows(new JsonFormat().source(List.of(file), TypeParser.parseSchema("a string"), Map.of()));
        assertEquals(List.of(1 << 20, 800_003, 500_000), rows.stream().map(row -> row.getString(0).length()).toList());
    }

    @Test
    void deepNestingIsMalformedNotFatal() throws IOException {
        var file = folder.resolve("deep.json");
        Files.writeString(file, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"b\":1}\n{\"b\":2}\n");
        var schema = TypeParser.parseSchema("a array<int>, b int");
        assertEquals(List.of(1, 2),
                ReadAll.rows(new JsonFormat().source(List.of(file), schema, Map.of()), List.of("b")).stream()
                        .map(row -> row.getInt(0)).toList());
        assertEquals(2, ReadAll.count(new JsonFormat().source(List.of(file), schema, Map.of())));
        ReadAll.rows(new JsonFormat().source(List.of(file), schema, Map.of()));
        ReadAll.rows(new JsonFormat().source(List.of(file), null, Map.of()));
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        var interval = TypeParser.parseSchema("a array<interval day to second>");
        assertThrows(DataException.class, () -> new JsonFormat().writer(folder.resolve("x"), interval, Map.of()));
    }
}

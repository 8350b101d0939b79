package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CsvWriterTest {
    private static final StructType TEXTS = TypeParser.parseSchema("a string, b string");

    @TempDir
    Path folder;

    private Path write(StructType schema, Map<String, String> options, Row... rows) throws IOException {
        var file = folder.resolve("out." + new CsvFormat().extension(options));
        var source = MemorySource.ofRows(schema, List.of(rows));
        try (var writer = new CsvFormat().writer(file, schema, options)) {
            for (var batch : source.batches()) {
                writer.write(batch);
            }
        }
        return file;
    }

    private String text(Map<String, String> options, Row... rows) throws IOException {
        return Files.readString(write(TEXTS, options, rows));
    }

    private static Row row(String a, String b) {
        return Row.of(TEXTS, a, b);
    }

    @Test
    void valuesAreWrittenAsSparkWritesThem() throws IOException {
        var schema = TypeParser
                .parseSchema("a boolean, b int, c double, d decimal(10,3), e string, f date, g timestamp,"
                        + " h timestamp_ntz, i float, j decimal(30,2)");
        var first = Row.of(schema, true, -5, 1e10, new BigDecimal("-0.05"), "x", LocalDate.of(2020, 1, 2),
                Instant.parse("2020-01-02T03:04:05Z"), LocalDateTime.of(2020, 1, 2, 3, 4, 5, 678_901_000), 0.1f,
                new BigDecimal("12345678901234567890.12"));
        var nulls = Row.of(schema, null, null, null, null, null, null, null, null, null, null);
        assertEquals("true,-5,1.0E10,-0.050,x,2020-01-02,2020-01-02T04:04:05.000+01:00,2020-01-02T03:04:05.678901,0.1,"
                + "12345678901234567890.12\n,,,,,,,,,\n",
                Files.readString(write(schema, Map.of("timezone", "Europe/Amsterdam"), first, nulls)));
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() throws IOException {
        assertEquals("\"a,b\",c\n\"say \\\"hi\\\"\",back\\slash\n\"two\nlines\",\"\"\n,\"a\\\\\\\"\"\n",
                text(Map.of(), row("a,b", "c"), row("say \"hi\"", "back\\slash"), row("two\nlines", ""),
                        row(null, "a\\\"")));
        assertEquals("\"x\",\"y\"\n", text(Map.of("quoteall", "true"), row("x", "y")));
        assertEquals("\"say \"\"hi\"\"\",\n", text(Map.of("escape", "\""), row("say \"hi\"", null)));
        assertEquals("a;b|c\n", text(Map.of("sep", "|"), row("a;b", "c")));
        assertEquals("a,b\nNULL,x\n", text(Map.of("header", "true", "nullvalue", "NULL"), row(null, "x")));
        assertEquals("x, y\n", text(Map.of("ignoreleadingwhitespace", "false"), row("x ", " y ")));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        var rows = List.of(row("a \\\" \\\\ \"\" b", "x\\"), row("\"", "\\"), row("é,日", "\"\\\""));
        for (var compression : List.of("none", "gzip", "zstd", "deflate")) {
            var file = write(TEXTS, Map.of("compression", compression), rows.toArray(Row[]::new));
            assertEquals(rows, ReadAll.rows(new CsvFormat().source(List.of(file), TEXTS, Map.of())), compression);
        }
        for (var encoding : List.of("ISO-8859-1", "UTF-16")) {
            var file = write(TEXTS, Map.of("encoding", encoding), row("é", "ü"));
            assertEquals("é,ü\n", Files.readString(file, Charset.forName(encoding)));
        }
    }

    @Test
    void whatCannotBeWrittenIsRefused() throws IOException {
        var nested = TypeParser.parseSchema("a array<int>");
        assertThrows(DataException.class, () -> new CsvFormat().writer(folder.resolve("x"), nested, Map.of()));
        assertThrows(DataException.class,
                () -> new CsvFormat().writer(folder.resolve("x"), TEXTS, Map.of("compression", "rar")));
        assertThrows(DataException.class, () -> new CsvFormat().writer(folder.resolve("no/x"), TEXTS, Map.of()));
        var writer = new CsvFormat().writer(folder.resolve("given-up.csv"), TEXTS, Map.of());
        writer.abandon();
        assertFalse(Files.exists(folder.resolve("given-up.csv")));
    }
}

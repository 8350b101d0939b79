package dev.vonk.runtime.source.text;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ReadCases;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TextFormatTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> lines() throws Exception {
        return ReadCases.tests(TextFormatTest.class, "lines.cases", new TextFormat(), folder);
    }

    @Test
    void linesAreThoseThatJavaFinds() throws IOException {
        var random = new Random(5);
        var file = folder.resolve("random.txt");
        for (int round = 0; round < 100; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(2000); i > 0; i--) {
                text.append("abc é\n\n日".charAt(random.nextInt(8)));
            }
            Files.writeString(file, text);
            var expected = text.toString().lines().toList();
            var source = new TextFormat().source(List.of(file), null,
                    Map.of("maxpartitionbytes", String.valueOf(random.nextInt(1, 3000))));
            var rows = ReadAll.rows(source, List.of("value"), List.of(), random.nextInt(1, 100));
            assertEquals(expected, rows.stream().map(row -> row.getString(0)).toList());
            assertEquals(expected.size(), ReadAll.count(source));
        }
    }

    @Test
    void wholeFilesAreOneRowEach() throws IOException {
        var a = folder.resolve("a.txt");
        var b = folder.resolve("b.txt");
        Files.writeString(a, "x\ny\n".repeat(50_000));
        Files.write(b, new byte[]{'z', (byte) 0xFF});
        var source = Formats.named("text").source(List.of(a, b), null, Map.of("wholetext", "true"));
        assertEquals(List.of("x\ny\n".repeat(50_000), "z\uFFFD"),
                ReadAll.rows(source).stream().map(row -> row.getString(0)).toList());
        assertEquals(2, ReadAll.count(source));
    }

    @Test
    void stringsAreWrittenAsLines() throws IOException {
        var schema = TypeParser.parseSchema("s string");
        var rows = List.of(Row.of(schema, "a"), Row.of(schema, (Object) null), Row.of(schema, "é b"));
        for (var compression : List.of("none", "gzip")) {
            var options = Map.of("compression", compression);
            var file = folder.resolve("out." + new TextFormat().extension(options));
            try (var writer = new TextFormat().writer(file, schema, options)) {
                writer.write(MemorySource.ofRows(schema, rows).batches().getFirst());
            }
            assertEquals("a\n\né b",
                    ReadAll.text(ReadAll.rows(new TextFormat().source(List.of(file), null, Map.of()))));
        }
        assertEquals("a\n\né b\n", Files.readString(folder.resolve("out.txt"), StandardCharsets.UTF_8));
        assertThrows(DataException.class,
                () -> new TextFormat().writer(folder.resolve("x"), TypeParser.parseSchema("a int"), Map.of()));
    }
}

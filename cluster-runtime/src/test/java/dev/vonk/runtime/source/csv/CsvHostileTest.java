package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.type.TypeParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CsvHostileTest {
    @TempDir
    Path folder;

    private List<Row> read(byte[] bytes, String schema, Map<String, String> options) throws IOException {
        var file = folder.resolve("hostile.csv");
        Files.write(file, bytes);
        var type = schema.isEmpty() ? null : TypeParser.parseSchema(schema);
        return ReadAll.rows(new CsvFormat().source(List.of(file), type, options));
    }

    @Test
    void anyBytesAreReadInStretchesAsInOne() throws IOException {
        var random = new Random(3);
        var alphabet = "\"\"\\,,\n\r1-.aé \0e\t".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 300; round++) {
            var bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            var schema = random.nextBoolean() ? "a string, b int, c double" : "a string";
            var options = new HashMap<>(Map.of("nullvalue", random.nextBoolean() ? "" : "-"));
            options.put("linesep", "\n");
            var whole = read(bytes, schema, options);
            options.put("maxpartitionbytes", String.valueOf(random.nextInt(1, 60)));
            assertEquals(whole, read(bytes, schema, options), new String(bytes, StandardCharsets.UTF_8));
            options.put("multiline", "true");
            read(bytes, schema, options);
            options.put("escape", "\"");
            options.put("comment", "a");
            options.put("ignoreleadingwhitespace", "true");
            options.put("ignoretrailingwhitespace", "true");
            options.put("inferschema", "true");
            read(bytes, "", options);
        }
    }

    @Test
    void binaryGarbageIsText() throws IOException {
        var random = new Random(4);
        var bytes = new byte[600_000];
        random.nextBytes(bytes);
        bytes[0] = 'x';
        var rows = read(bytes, "a string, b int", Map.of());
        assertTrue(rows.size() > 1000);
        for (var row : rows) {
            var text = row.getString(0);
            assertTrue(text == null
                    || text.equals(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        }
        read(bytes, "", Map.of("inferschema", "true", "header", "true"));
    }

    @Test
    void bytesThatAreNoUtf8BecomeReplacementLetters() throws IOException {
        assertEquals("[a\uFFFDb,\uFFFD]", read(new byte[]{'a', (byte) 0xFF, 'b', ',', (byte) 0xC3, '\n'},
                "a string, b string", Map.of()).getFirst().toString());
    }

    @Test
    void aLineOfAMegabyteIsRead() throws IOException {
        var text = "x".repeat(1 << 20);
        var rows = read((text + ",1\na,2\n\"" + text + "\"\"\",3\n").getBytes(StandardCharsets.UTF_8),
                "a string, b int", Map.of());
        assertEquals(List.of(1 << 20, 1, (1 << 20) + 1), rows.stream().map(row -> row.getString(0).length()).toList());
        var quoted = read(("\"" + "line\n".repeat(200_000) + "\",1\nb,2\n").getBytes(StandardCharsets.UTF_8),
                "a string, b int",
                Map.of("multiline", "true"));
        assertEquals(List.of(1_000_000, 1), quoted.stream().map(row -> row.getString(0).length()).toList());
    }

    @Test
    void aQuoteNeverClosedInALargeFileLosesNoOtherRow() throws IOException {
        var text = new StringBuilder("\"open,1\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("row").append(i).append(",2\n");
        }
        assertEquals(100_001,
                read(text.toString().getBytes(StandardCharsets.UTF_8), "a string, b int", Map.of()).size());
        assertEquals(100_001, read(text.toString().getBytes(StandardCharsets.UTF_8), "a string, b int",
                Map.of("multiline", "true")).size());
    }

    @Test
    void manySeparatorsAreOneLongRow() throws IOException {
        var rows = read((",".repeat(300_000) + "\n1,2\n").getBytes(StandardCharsets.UTF_8), "a string, b int",
                Map.of());
        assertEquals("[null,null]\n[1,2]", rows.get(0) + "\n" + rows.get(1));
    }

    @Test
    void packedFilesAreReadAndDamagedOnesAreNamed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 50_000; i++) {
                out.write((i + ",text" + i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var file = folder.resolve("packed.csv.gz");
        Files.write(file, bytes.toByteArray());
        var source = new CsvFormat().source(List.of(file), null,
                Map.of("inferschema", "true", "maxpartitionbytes", "1k"));
        assertEquals("struct<_c0:int,_c1:string>", source.schema().simpleString());
        assertEquals(50_000, ReadAll.count(source));
        Files.write(file, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertTrue(assertThrows(DataException.class, () -> ReadAll.count(source)).getMessage()
                .contains("damaged or cut short"));
        Files.write(file, "a,b\n".getBytes(StandardCharsets.UTF_8));
        assertTrue(
                assertThrows(DataException.class, () -> ReadAll.count(source)).getMessage().contains("packed.csv.gz"));
    }

    @Test
    void otherEncodingsAreTurnedIntoUtf8() throws IOException {
        for (var encoding : List.of("ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252")) {
            var rows = read("é,1\nü,2\n".getBytes(encoding), "a string, b int", Map.of("encoding", encoding));
            assertEquals("[é,1] [ü,2]", rows.get(0) + " " + rows.get(1), encoding);
        }
        var long16 = read(("😀é".repeat(200_000) + ",1\n").getBytes(StandardCharsets.UTF_16LE), "a string, b int",
                Map.of("encoding", "UTF-16LE"));
        assertEquals("😀é".repeat(200_000), long16.getFirst().getString(0));
        var error = assertThrows(DataException.class,
                () -> read("a,1\n".getBytes(StandardCharsets.UTF_16), "", Map.of()));
        assertTrue(error.getMessage().contains("Set the option encoding to UTF-16"), error.getMessage());
    }

    @Test
    void aFileThatChangesWhileItIsReadDoesNoHarm() throws IOException {
        var file = folder.resolve("changing.csv");
        Files.writeString(file, "1,2\n".repeat(500_000));
        var source = new CsvFormat().source(List.of(file), TypeParser.parseSchema("a int, b int"), Map.of());
        var request = new ScanRequest(List.of(0, 1), List.of(), 4096);
        var split = source.splits(request).getFirst();
        try (var reader = source.open(split, request)) {
            reader.next();
            Files.writeString(file, "3,4\n5");
            int rows = 0;
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                rows += batch.rowCount();
            }
            assertTrue(rows < 500_000);
        }
        Files.delete(file);
        var gone = assertThrows(DataException.class, () -> source.open(split, request));
        assertTrue(gone.getMessage().startsWith("[FAILED_READ_FILE.FILE_NOT_EXIST]"), gone.getMessage());
        assertThrows(DataException.class, () -> source.splits(request));
    }

    @Test
    void severalFilesEachHaveTheirHeader() throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < 3; i++) {
            files.add(folder.resolve("part" + i + ".csv"));
            Files.writeString(files.get(i), i == 1 ? "" : "a,b\n" + i + ",x\n");
        }
        var source = new CsvFormat().source(files, null, Map.of("header", "true", "inferschema", "true"));
        assertEquals("0|x\n2|x", ReadAll.text(ReadAll.rows(source)));
    }

    @Test
    void aSampleMaySuffice() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(i == 10_000 ? ",x\n" : ",1\n");
        }
        var file = folder.resolve("sample.csv");
        Files.writeString(file, text);
        var options = Map.of("inferschema", "true", "samplingratio", "0.01");
        assertEquals("struct<_c0:int,_c1:int>",
                new CsvFormat().source(List.of(file), null, options).schema().simpleString());
        assertThrows(DataException.class,
                () -> new CsvFormat().source(List.of(file), null, Map.of("samplingratio", "2")));
    }
}

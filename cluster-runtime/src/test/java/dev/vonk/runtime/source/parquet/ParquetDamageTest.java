package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Files that are cut off or have wrong bytes in them: one clear error, or rows, but nothing else.
class ParquetDamageTest {
    private static final int FLIPS = Integer.getInteger("vonk.fuzz", 80);

    @TempDir
    Path folder;

    private static int read(Path file) throws IOException {
        return ReadAll.rows(Formats.named("parquet").source(List.of(file), null, Map.of())).size();
    }

    /// Reads a damaged file and says whether it was noticed.
    private static boolean noticed(Path file, String what) throws IOException {
        try {
            read(file);
            return false;
        } catch (DataException expected) {
            assertTrue(expected.getMessage().contains(file.toString()), () -> what + ": " + expected.getMessage());
            return true;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError bug) {
            throw new AssertionError(what, bug);
        }
    }

    private Path original(String codec, String version, boolean ours) throws Exception {
        var file = folder.resolve("original.parquet");
        var columns = RandomTables.flat();
        columns.putAll(RandomTables.nested());
        try (var duck = new DuckDb()) {
            duck.write(RandomTables.query(columns, 300, 4), file, "CODEC '" + codec + "', PARQUET_VERSION " + version);
        }
        if (!ours) {
            return file;
        }
        var source = Formats.named("parquet").source(List.of(file), null, Map.of());
        var copy = folder.resolve("copy.parquet");
        var columnsOf = source.schema();
        ParquetWriterTest.write(copy, columnsOf, ReadAll.rows(source),
                Map.of("compression", codec.equals("uncompressed") ? "none" : codec));
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"snappy, V1, false", "zstd, V1, false", "gzip, V1, false", "uncompressed, V1, false",
        "lz4_raw, V1, false", "snappy, V2, false",
        "uncompressed, V2, false", "uncompressed, V1, true", "snappy, V1, true"})
    void wrongBytesAreAnErrorThatNamesTheFile(String codec, String version, boolean ours) throws Exception {
        var bytes = Files.readAllBytes(original(codec, version, ours));
        var damaged = folder.resolve("damaged.parquet");
        var random = new Random(7);
        int footer = footerStart(bytes);
        for (int i = 0; i < FLIPS; i++) {
            var copy = bytes.clone();
            var places = new ArrayList<String>();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                boolean inFooter = random.nextInt(3) == 0;
                int at = inFooter ? footer + random.nextInt(copy.length - footer) : random.nextInt(footer);
                copy[at] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) (copy[at] ^ 1 << random.nextInt(8));
                places.add(at + "=" + copy[at]);
            }
            Files.write(damaged, copy);
            noticed(damaged, codec + " " + version + " " + places);
        }
    }

    @ParameterizedTest
    @CsvSource({"snappy, false", "uncompressed, true"})
    void aFileThatWasCutOffIsAnErrorThatNamesTheFile(String codec, boolean ours) throws Exception {
        var bytes = Files.readAllBytes(original(codec, "V1", ours));
        var damaged = folder.resolve("damaged.parquet");
        var random = new Random(8);
        for (int i = 0; i < 60; i++) {
            int length = i < 20 ? i : i < 40 ? bytes.length - 1 - (i - 20) : random.nextInt(bytes.length);
            Files.write(damaged, Arrays.copyOf(bytes, length));
            assertTrue(noticed(damaged, "cut to " + length), "cut to " + length);
        }
    }

    @Test
    void pagesThatWereReplacedByNoiseAreNoticed() throws Exception {
        var bytes = Files.readAllBytes(original("snappy", "V1", false));
        var damaged = folder.resolve("damaged.parquet");
        var random = new Random(9);
        int footer = footerStart(bytes);
        for (int i = 0; i < 40; i++) {
            var copy = bytes.clone();
            int from = 4 + random.nextInt(footer - 200);
            for (int k = from; k < from + 150; k++) {
                copy[k] = (byte) random.nextInt(256);
            }
            Files.write(damaged, copy);
            noticed(damaged, "noise at " + from);
        }
    }

    @Test
    void aWrongByteIsFoundByItsChecksumAndTheErrorSaysWhere() throws Exception {
        var file = folder.resolve("one.parquet");
        var schema = new StructType().add("n", DataTypes.LongType);
        var rows = new ArrayList<Row>();
        for (long i = 0; i < 1000; i++) {
            rows.add(Row.create(i * i));
        }
        ParquetWriterTest.write(file, schema, rows, Map.of("compression", "none"));
        var bytes = Files.readAllBytes(file);
        bytes[500] ^= 1;
        Files.write(file, bytes);
        var error = assertThrows(DataException.class, () -> read(file));
        assertEquals("[FAILED_READ_FILE.NO_HINT] Cannot read Parquet file " + file
                + ": column `n`, row group 0, page 0 at byte 4: "
                + "a page whose checksum is wrong. The file is damaged or was not written completely: write or copy it again.",
                error.getMessage());
    }

    @Test
    void aTextFileIsNotTakenForParquet() throws Exception {
        var file = folder.resolve("text.parquet");
        Files.writeString(file, "a,b\n1,2\n3,4\n5,6\n");
        var error = assertThrows(DataException.class, () -> read(file));
        assertEquals("[FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER] Cannot read Parquet file " + file
                + ": in its footer, the last four "
                + "bytes are not PAR1. Either it is no Parquet file, then name its format, or it was not written completely: write or "
                + "copy it again.", error.getMessage());
    }

    private static int footerStart(byte[] bytes) {
        int at = bytes.length - 8;
        return at - (bytes[at] & 255 | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16);
    }
}

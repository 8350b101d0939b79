package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.ShortVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BatchCodecTest {
    private static List<String> lines(List<dev.vonk.runtime.data.Row> rows) {
        return rows.stream().map(row -> RandomRows.canonical(row).toString()).toList();
    }

    @Test
    void batchesOfAllTypesAndEncodingsComeBackAsTheyWere() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, 20);
            var schema = random.schema(seed % 6, RandomRows.allTypes());
            var rows = random.rows(schema, seed % 9 == 0 ? 0 : 130);
            var codec = new BatchCodec(seed % 2 == 0 ? BatchCodec.Packing.NONE : BatchCodec.Packing.ZSTD);
            var back = new ArrayList<Batch>();
            for (var batch : random.batches(schema, rows, 50)) {
                var frame = codec.encode(batch);
                assertEquals(frame.length, BatchCodec.frameLength(frame, 0));
                back.add(BatchCodec.decode(frame));
            }
            assertEquals(lines(rows), lines(RandomRows.read(schema, back)), "seed " + seed + " " + schema);
        }
    }

    @Test
    void encodingsAreKept() throws IOException {
        var texts = BytesVector.of("a", "b");
        var dictionary = new DictionaryVector(new int[]{0, 1, 1, 0, 1}, 0, 5, texts, null);
        var constant = new ConstantVector(LongVector.of(7), 5);
        var narrow = new NarrowVector(new ShortVector(new short[]{1, 2, 3, 4, 5}, 0, 5, null), 1000, PhysicalType.LONG);
        var back = BatchCodec
                .decode(new BatchCodec(BatchCodec.Packing.NONE).encode(Batch.of(5, dictionary, constant, narrow)));
        assertInstanceOf(DictionaryVector.class, back.column(0));
        assertInstanceOf(ConstantVector.class, back.column(1));
        assertInstanceOf(NarrowVector.class, back.column(2));
    }

    @Test
    void aDictionaryLargerThanTheBatchIsLeftOut() {
        var entries = new String[10_000];
        java.util.Arrays.setAll(entries, i -> "entry " + i);
        var dictionary = new DictionaryVector(new int[]{3, 4}, 0, 2, BytesVector.of(entries), null);
        assertTrue(new BatchCodec(BatchCodec.Packing.NONE).encode(Batch.of(2, dictionary)).length < 100);
    }

    @Test
    void damagedBytesAreNoticed() {
        var frame = new BatchCodec(BatchCodec.Packing.NONE).encode(Batch.of(3, LongVector.of(1, 2, 3)));
        for (int i = 0; i < frame.length; i++) {
            var damaged = frame.clone();
            damaged[i] ^= 0x41;
            if (i >= 8 && i < 12) {
                continue;
            }
            assertThrows(IOException.class, () -> BatchCodec.decode(damaged), "byte " + i);
        }
        for (int length = 0; length < frame.length; length++) {
            var cut = java.util.Arrays.copyOf(frame, length);
            assertThrows(IOException.class, () -> BatchCodec.decode(cut));
        }
    }

    @Test
    void aSpillFileKeepsItsPartsApartAndIsGoneWhenClosed(@TempDir Path folder) throws IOException {
        var file = new SpillFile(folder);
        assertEquals(List.of(), list(folder));
        for (int i = 0; i < 30; i++) {
            file.write(i % 3, Batch.of(1, LongVector.of(i)));
        }
        assertEquals(3, file.parts());
        assertEquals(10, file.rows(2));
        for (int part = 0; part < 3; part++) {
            try (var reader = file.read(part)) {
                for (int i = part; i < 30; i += 3) {
                    assertEquals(i, ((LongVector) java.util.Objects.requireNonNull(reader.next()).column(0)).get(0));
                }
                assertEquals(null, reader.next());
            }
        }
        file.close();
        file.close();
        assertEquals(List.of(), list(folder));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed(@TempDir Path folder) {
        var gone = folder.resolve("gone");
        try (var file = new SpillFile(gone)) {
            var error = assertThrows(dev.vonk.runtime.data.DataException.class,
                    () -> file.write(0, Batch.of(1, LongVector.of(1))));
            assertTrue(error.getMessage().contains(gone.toString()), error.getMessage());
        }
    }
}

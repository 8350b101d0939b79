package dev.vonk.runtime.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BatchCodecTest {
    private static List<String> lines(List<Row> rows) {
        return rows.stream().map(row -> RandomRows.canonical(row).toString()).toList();
    }

    @Test
    void batchesOfAllTypesAndEncodingsComeBackAsTheyWere() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            var random = new RandomRows(seed, 20);
            var schema = random.schema(seed % 6, RandomRows.allTypes());
            var rows = random.rows(schema, seed % 9 == 0 ? 0 : 130);
            var codec = new BatchCodec(Packing.values()[seed % 3]);
            var back = new ArrayList<Batch>();
            for (var batch : random.batches(schema, rows, 50)) {
                var frame = codec.encode(batch);
                assertEquals(frame.length, BatchCodec.frameLength(frame, 0));
                back.add(BatchCodec.decode(frame));
                BatchShape.check(back.getLast(), schema);
            }
            assertEquals(lines(rows), lines(RandomRows.read(schema, back)), "seed " + seed + " " + schema);
        }
    }

    @Test
    void columnsOfAnotherTypeAreNoticed() {
        var types = RandomRows.allTypes();
        for (var made : types) {
            var random = new RandomRows(3, 20);
            var schema = new dev.vonk.runtime.type.StructType().add("c", made);
            var batch = random.batches(schema, random.rows(schema, 20), 20).getFirst();
            for (var wanted : types) {
                var other = new dev.vonk.runtime.type.StructType().add("c", wanted);
                boolean alike = PhysicalType.of(made) == PhysicalType.of(wanted);
                if (!alike && !(wanted instanceof dev.vonk.runtime.type.DataType.NullType)) {
                    assertThrows(IOException.class, () -> BatchShape.check(batch, other), made + " as " + wanted);
                }
            }
            assertThrows(IOException.class, () -> BatchShape.check(batch, schema.add("d", made)));
        }
    }

    @Test
    void encodingsAreKept() throws IOException {
        var texts = BytesVector.of("a", "b");
        var dictionary = new DictionaryVector(new int[]{0, 1, 1, 0, 1}, 0, 5, texts, null);
        var constant = new ConstantVector(LongVector.of(7), 5);
        var narrow = new NarrowVector(new ShortVector(new short[]{1, 2, 3, 4, 5}, 0, 5, null), 1000, PhysicalType.LONG);
        var back = BatchCodec
                .decode(new BatchCodec(Packing.NONE).encode(Batch.of(5, dictionary, constant, narrow)));
        assertInstanceOf(DictionaryVector.class, back.column(0));
        assertInstanceOf(ConstantVector.class, back.column(1));
        assertInstanceOf(NarrowVector.class, back.column(2));
    }

    @Test
    void aDictionaryLargerThanTheBatchIsLeftOut() {
        var entries = new String[10_000];
        java.util.Arrays.setAll(entries, i -> "entry " + i);
        var dictionary = new DictionaryVector(new int[]{3, 4}, 0, 2, BytesVector.of(entries), null);
        assertTrue(new BatchCodec(Packing.NONE).encode(Batch.of(2, dictionary)).length < 100);
    }

    @Test
    void damagedBytesAreNoticed() {
        var frame = new BatchCodec(Packing.NONE).encode(Batch.of(3, LongVector.of(1, 2, 3)));
        for (int i = 0; i < frame.length; i++) {
            var damaged = frame.clone();
            damaged[i] ^= 0x41;
            assertThrows(IOException.class, () -> BatchCodec.decode(damaged), "byte " + i);
        }
        for (int length = 0; length < frame.length; length++) {
            var cut = java.util.Arrays.copyOf(frame, length);
            assertThrows(IOException.class, () -> BatchCodec.decode(cut));
        }
    }
}

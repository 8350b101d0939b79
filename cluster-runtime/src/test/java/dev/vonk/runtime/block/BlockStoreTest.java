package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.FrameCutter;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BlockStoreTest {
    private static final StructType SCHEMA = new StructType().add("a", DataTypes.LongType).add("b", DataTypes.LongType);

    @TempDir
    Path folder;

    /// Numbers that do not pack.
    private static Batch batch(long first, int rows) {
        var numbers = new long[rows];
        var noise = new long[rows];
        for (int i = 0; i < rows; i++) {
            numbers[i] = first + i;
            noise[i] = (first + i) * 0x9E3779B97F4A7C15L;
        }
        return Batch.of(rows, new LongVector(numbers, 0, rows, null), new LongVector(noise, 0, rows, null));
    }

    private static BlockId.ExchangeBlock id(int task, int partition) {
        return new BlockId.ExchangeBlock(1, 2, task, 0, partition);
    }

    private static List<Long> numbers(BatchReader reader) throws IOException {
        var numbers = new ArrayList<Long>();
        try (reader) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                assertTrue(batch.rowCount() <= 100);
                for (int i = 0; i < batch.rowCount(); i++) {
                    numbers.add(Vectors.longAt(batch.column(0), i));
                }
            }
        }
        return numbers;
    }

    private static List<Long> numbers(BlockStore store, BlockId id) throws IOException {
        return numbers(Objects.requireNonNull(store.get(id)).open(100));
    }

    private static List<Long> from(long first, int rows) {
        return java.util.stream.LongStream.range(first, first + rows).boxed().toList();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void assertNothingLeft(MemoryBudget memory) throws IOException {
        assertEquals(0, memory.used());
        try (var all = Files.list(folder)) {
            assertEquals(List.of(), all.toList());
        }
    }

    @Test
    void blocksThatFindNoRoomGoToDiskOldestFirst() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        try (var store = new BlockStore(memory, folder)) {
            for (int task = 0; task < 40; task++) {
                store.put(id(task, 0), List.of(batch(task * 10_000L, 5_000), batch(task * 10_000L + 5_000, 1_000)));
                assertTrue(memory.used() <= memory.limit(), "used " + memory.used());
            }
            assertEquals(0, Objects.requireNonNull(store.get(id(0, 0))).bytesInMemory());
            assertTrue(Objects.requireNonNull(store.get(id(39, 0))).bytesInMemory() > 0);
            for (int task = 0; task < 40; task++) {
                assertEquals(from(task * 10_000L, 6_000), numbers(store, id(task, 0)));
            }
            var made = files().getFirst().getParent();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
            store.dropJob(1);
            assertEquals(List.of(), files());
            assertEquals(0, store.bytesInMemory());
            assertEquals(0, memory.used());
        }
        assertNothingLeft(memory);
    }

    @Test
    void anOperatorsReservationPutsExchangesOnDiskBeforeCachedFrames() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        try (var store = new BlockStore(memory, folder)) {
            var cached = new BlockId.CacheBlock(7, 0);
            try (var output = store.output(cached, CacheLevel.MEMORY_AND_DISK)) {
                output.add(new Segment(batch(0, 10_000), List.of()));
                output.finish();
            }
            store.put(id(0, 0), List.of(batch(0, 20_000)));
            assertTrue(memory.reserve(600_000));
            assertEquals(0, Objects.requireNonNull(store.get(id(0, 0))).bytesInMemory());
            assertTrue(Objects.requireNonNull(store.get(cached)).bytesInMemory() > 0);
            assertTrue(memory.reserve(300_000));
            assertEquals(0, Objects.requireNonNull(store.get(cached)).bytesInMemory());
            assertEquals(from(0, 10_000), numbers(store, cached));
            memory.release(900_000);
        }
        assertNothingLeft(memory);
    }

    @Test
    void partitionsThatMayNotGoToDiskAreDroppedAndReported() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        try (var store = new BlockStore(memory, folder)) {
            var dropped = new ArrayList<String>();
            store.onDropped((cache, partition) -> dropped.add(cache + "." + partition));
            for (int partition = 0; partition < 4; partition++) {
                try (var output = store.output(new BlockId.CacheBlock(7, partition), CacheLevel.MEMORY_ONLY)) {
                    output.add(new Segment(batch(0, 10_000), List.of()));
                    output.finish();
                }
            }
            assertNotNull(store.get(new BlockId.CacheBlock(7, 0)));
            assertTrue(memory.reserve(500_000));
            assertEquals(List.of("7.1"), dropped);
            assertNull(store.get(new BlockId.CacheBlock(7, 1)));
            assertEquals(3, store.size());
            memory.release(500_000);
            assertEquals(List.of(), files());
            store.dropCache(7);
        }
        assertNothingLeft(memory);
    }

    @Test
    void segmentsOnDiskAreSkippedByRangeWithoutReadingThem() throws IOException {
        var memory = new MemoryBudget(100_000);
        var id = new BlockId.CacheBlock(3, 0);
        try (var store = new BlockStore(memory, folder)) {
            var encoder = new SegmentEncoder(SCHEMA);
            try (var output = store.output(id, CacheLevel.MEMORY_AND_DISK)) {
                for (int i = 0; i < 6; i++) {
                    encoder.add(batch(i * (long) Segment.ROWS, Segment.ROWS));
                    for (var segment : encoder.complete()) {
                        assertTrue(output.add(segment) > 0);
                    }
                }
                output.finish();
            }
            var block = Objects.requireNonNull(store.get(id));
            assertEquals(6L * Segment.ROWS, block.rows());
            var third = List.<ScanFilter>of(
                    new ScanFilter.Compare(0, ScanFilter.Comparison.EQUAL, 3L * Segment.ROWS + 5));
            assertEquals(from(3L * Segment.ROWS, Segment.ROWS),
                    numbers(block.scan(SCHEMA, List.of(0), third, 100)));
            Files.write(files().getFirst(), new byte[0]);
            var beyond = List.<ScanFilter>of(new ScanFilter.Compare(0, ScanFilter.Comparison.LESS, 0L));
            assertEquals(List.of(), numbers(block.scan(SCHEMA, List.of(0), beyond, 100)));
            assertThrows(CorruptBlockException.class, () -> numbers(block.scan(SCHEMA, List.of(0), third, 100)));
        }
        assertNothingLeft(memory);
    }

    @Test
    void aFlippedByteOnDiskIsNoticedAndNamesTheBlock() throws IOException {
        var memory = new MemoryBudget(10_000);
        try (var store = new BlockStore(memory, folder)) {
            store.put(id(4, 5), List.of(batch(0, 600)));
            pushToDisk(store);
            var file = files().getFirst();
            var bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at += 97) {
                var damaged = bytes.clone();
                damaged[at] ^= 4;
                Files.write(file, damaged);
                var error = assertThrows(CorruptBlockException.class, () -> numbers(store, id(4, 5)));
                assertEquals(id(4, 5), error.block());
                assertThrows(CorruptBlockException.class,
                        () -> Objects.requireNonNull(store.get(id(4, 5))).frames(Packing.NONE).next());
            }
            Files.write(file, bytes);
            assertEquals(from(0, 600), numbers(store, id(4, 5)));
        }
    }

    private static void pushToDisk(BlockStore store) {
        store.put(id(9, 9), List.of(batch(0, 500)));
        assertEquals(0, Objects.requireNonNull(store.get(id(4, 5))).bytesInMemory());
    }

    @Test
    void aFullDiskIsTheUsersToMendAndLeavesNoFiles() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        try (var store = new BlockStore(memory, folder, 300_000)) {
            try (var output = store.output(1, 2, 0, 0, 3)) {
                var error = assertThrows(DataException.class, () -> {
                    for (int i = 0; i < 100; i++) {
                        output.add(i % 3, batch(i * 1000L, 1000));
                        if (!output.cover(0)) {
                            output.spill();
                        }
                    }
                });
                assertEquals("SPILL_FAILED", error.condition());
                assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
            }
            assertEquals(List.of(), files());
            assertEquals(0, memory.used());
        }
        assertNothingLeft(memory);
    }

    @Test
    void severalStoresShareOneBudget() throws IOException {
        var memory = new MemoryBudget(1_000_000);
        try (var first = new BlockStore(memory, folder)) {
            first.put(id(0, 0), List.of(batch(0, 20_000)));
            try (var second = new BlockStore(memory, folder)) {
                second.put(id(0, 0), List.of(batch(0, 20_000)));
                assertTrue(memory.reserve(900_000));
                assertEquals(from(0, 20_000), numbers(first, id(0, 0)));
                assertEquals(from(0, 20_000), numbers(second, id(0, 0)));
                memory.release(900_000);
            }
            first.put(id(1, 0), List.of(batch(0, 20_000)));
            assertTrue(memory.reserve(900_000));
            memory.release(900_000);
        }
        assertNothingLeft(memory);
    }

    @Test
    void aBlockThatIsDroppedWhileItIsReadIsLost() throws IOException {
        var memory = new MemoryBudget(10_000);
        try (var store = new BlockStore(memory, folder)) {
            store.put(id(4, 5), List.of(batch(0, 600)));
            pushToDisk(store);
            var reader = Objects.requireNonNull(store.get(id(4, 5))).open(100);
            store.dropJob(1);
            assertThrows(CorruptBlockException.class, reader::next);
            reader.close();
        }
        assertNothingLeft(memory);
    }

    @Test
    void framesForTheWireAreTheSameFromMemoryAndFromDisk() throws IOException {
        var memory = new MemoryBudget(1L << 30);
        try (var store = new BlockStore(memory, folder)) {
            store.put(id(0, 0), List.of(batch(0, 3_000_000), batch(3_000_000, 10)));
            var block = Objects.requireNonNull(store.get(id(0, 0)));
            for (var packing : Packing.values()) {
                assertEquals(3_000_010, rows(block.frames(packing)));
            }
            assertTrue(memory.reserve(memory.limit()));
            assertEquals(0, block.bytesInMemory());
            assertEquals(3_000_010, rows(block.frames(Packing.ZSTD)));
            assertEquals(from(0, 3_000_010), numbers(block.open(100)));
            memory.release(memory.limit());
        }
        assertNothingLeft(memory);
    }

    private static int rows(FrameReader frames) throws IOException {
        int rows = 0;
        try (frames) {
            for (var frame = frames.next(); frame != null; frame = frames.next()) {
                assertTrue(frame.length <= FrameCutter.HANDY_FRAME);
                var batch = BatchCodec.decode(frame);
                assertEquals(rows, Vectors.longAt(batch.column(0), 0));
                rows += batch.rowCount();
            }
        }
        return rows;
    }

    @Test
    void aHugeRowHasAFrameOfItsOwnOrIsRefused() {
        var cutter = new FrameCutter(Packing.NONE);
        var large = new byte[20 << 20];
        cutter.begin(Batch.of(3, new BytesVector(new int[]{0, 5, large.length, large.length}, large, 0, 3, null)));
        assertEquals(List.of(1, 1, 1), List.of(rowsOf(cutter), rowsOf(cutter), rowsOf(cutter)));
        assertNull(cutter.next());
        var huge = new byte[65 << 20];
        cutter.begin(Batch.of(1, new BytesVector(new int[]{0, huge.length}, huge, 0, 1, null)));
        assertEquals("ROW_TOO_LARGE", assertThrows(DataException.class, cutter::next).condition());
    }

    private static int rowsOf(FrameCutter cutter) {
        assertNotNull(cutter.next());
        return cutter.rows();
    }
}

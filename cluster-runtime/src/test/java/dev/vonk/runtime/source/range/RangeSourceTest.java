package dev.vonk.runtime.source.range;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.source.ScanFilter.Comparison;
import dev.vonk.runtime.source.ScanRequest;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class RangeSourceTest {
    private static List<Long> read(RangeSource source, List<ScanFilter> filters, int batchRows) throws Exception {
        return ReadAll.rows(source, List.of("id"), filters, batchRows).stream().map(row -> row.getLong(0)).toList();
    }

    @Test
    void aRangeCountsUpAndDownInItsPartitions() throws Exception {
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), read(new RangeSource(0, 5, 1, 2), List.of(), 4096));
        assertEquals(List.of(5L, 3L, 1L), read(new RangeSource(5, 0, -2, 4), List.of(), 1));
        assertEquals(List.of(), read(new RangeSource(5, 5, 1, 4), List.of(), 4096));
        assertEquals(List.of(), read(new RangeSource(5, 9, -1, 4), List.of(), 4096));
        assertEquals(7, ReadAll.count(new RangeSource(0, 7, 1, 3)));
    }

    @Test
    void aHugeRangeCostsNothingUntilItIsRead() throws Exception {
        var source = new RangeSource(0, 1L << 40, 1, 8);
        assertEquals(1L << 40, source.statistics().rows().getAsLong());
        assertEquals(8, source.splits(new ScanRequest(List.of(0), List.of(), 4096)).size());
        var one = new ScanFilter.Compare(0, Comparison.EQUAL, 1L << 39);
        assertEquals(List.of(1L << 39), read(source, List.of(one), 4096));
    }

    @Test
    void extremesDoNotOverflow() throws Exception {
        assertEquals(List.of(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1),
                read(new RangeSource(Long.MAX_VALUE - 2, Long.MAX_VALUE, 1, 1), List.of(), 4096));
        assertEquals(List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE - 1),
                read(new RangeSource(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 2), List.of(), 4096));
        assertThrows(DataException.class, () -> new RangeSource(Long.MIN_VALUE, Long.MAX_VALUE, 1, 2));
        assertThrows(DataException.class, () -> new RangeSource(0, 1, 0, 2));
    }

    @Test
    void filtersNarrowTheRangeAndLoseNoRow() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            long start = random.nextInt(-20, 20);
            long end = random.nextInt(-20, 20);
            long step = random.nextBoolean() ? random.nextInt(1, 5) : -random.nextInt(1, 5);
            long value = random.nextInt(-25, 25);
            var comparison = Comparison.values()[random.nextInt(Comparison.values().length)];
            var source = new RangeSource(start, end, step, random.nextInt(1, 4));
            var filter = new ScanFilter.Compare(0, comparison, value);
            var expected = LongStream.iterate(start, id -> step > 0 ? id < end : id > end, id -> id + step)
                    .filter(id -> passes(id, comparison, value)).boxed().toList();
            var read = read(source, List.of(filter), random.nextInt(1, 6));
            assertEquals(expected, read.stream().filter(id -> passes(id, comparison, value)).toList());
            assertEquals(true, read.size() <= expected.size() + 1, source + " " + filter + " " + read);
        }
    }

    private static boolean passes(long id, Comparison comparison, long value) {
        return switch (comparison) {
            case EQUAL -> id == value;
            case LESS -> id < value;
            case LESS_OR_EQUAL -> id <= value;
            case GREATER -> id > value;
            case GREATER_OR_EQUAL -> id >= value;
        };
    }
}

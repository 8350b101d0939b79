package dev.vonk.kernel.query;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.runtime.data.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.concat;
import static dev.vonk.Functions.count;
import static dev.vonk.Functions.lit;
import static dev.vonk.Functions.spark_partition_id;
import static dev.vonk.Functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Rows dealt out by ranges of their keys, on threads of this process and on worker processes.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RepartitionByRangeTest {
    private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();
    private static final String HERE = "local[2]";
    private static final String THERE = "local-cluster[2, 2]";

    private static Session session(String master) {
        return SESSIONS.computeIfAbsent(master, name -> Session.builder().master(name)
                .config("spark.executor.memory", "640m").config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 6).create());
    }

    @AfterAll
    static void stop() {
        SESSIONS.values().forEach(Session::stop);
    }

    /// The numbers below `end` in no order, in several partitions.
    private static DataFrame shuffled(Session spark, long end) {
        return spark.range(0, end, 1, 5).select(col("id").multiply(7919).mod(end).as("n"));
    }

    /// The column `n` of the rows of each partition that has some.
    private static List<List<@Nullable Long>> partitions(DataFrame frame) {
        var found = new ArrayList<List<@Nullable Long>>();
        int last = -1;
        for (Row row : frame.select(spark_partition_id().as("p"), col("n")).collectAsList()) {
            if (row.getInt(0) != last) {
                assertTrue(row.getInt(0) > last, () -> "partitions come in order, not " + row);
                last = row.getInt(0);
                found.add(new ArrayList<>());
            }
            found.getLast().add(row.isNullAt(1) ? null : row.getLong(1));
        }
        return found;
    }

    /// All values of a partition come strictly before all of the next one.
    private static void assertRanges(List<List<@Nullable Long>> partitions, Comparator<@Nullable Long> order) {
        for (int i = 1; i < partitions.size(); i++) {
            var before = Collections.max(partitions.get(i - 1), order);
            var after = Collections.min(partitions.get(i), order);
            assertTrue(order.compare(before, after) < 0, () -> before + " is not before " + after);
        }
    }

    private static List<@Nullable Long> sorted(List<List<@Nullable Long>> partitions) {
        return partitions.stream().flatMap(List::stream)
                .sorted(Comparator.nullsFirst(Comparator.<Long>naturalOrder())).toList();
    }

    private static List<Long> numbers(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void partitionsHaveRangesOfAboutTheSameSize(String master) {
        var found = partitions(shuffled(session(master), 50_000).repartitionByRange(4, col("n")));
        assertEquals(4, found.size());
        assertRanges(found, Comparator.naturalOrder());
        assertEquals(numbers(50_000), sorted(found));
        for (var partition : found) {
            assertTrue(partition.size() > 10_000 && partition.size() < 15_000, () -> "rows: " + partition.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void fewRowsAreAllInTheSampleWhateverTheWay(String master) {
        Function<Column, List<List<@Nullable Long>>> by = key -> partitions(
                shuffled(session(master), 100).select(when(col("n").geq(10), col("n")).as("n"))
                        .repartitionByRange(5, key));
        Comparator<Long> natural = Comparator.naturalOrder();
        check(by.apply(col("n")), Comparator.nullsFirst(natural));
        check(by.apply(col("n").asc_nulls_last()), Comparator.nullsLast(natural));
        check(by.apply(col("n").desc()), Comparator.nullsLast(natural.reversed()));
        check(by.apply(col("n").desc_nulls_first()), Comparator.nullsFirst(natural.reversed()));
    }

    private static void check(List<List<@Nullable Long>> found, Comparator<@Nullable Long> order) {
        assertEquals(List.of(20, 20, 20, 20, 20), found.stream().map(List::size).toList());
        assertRanges(found, order);
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void equalKeysStayTogether(String master) {
        var spark = session(master);
        var few = shuffled(spark, 9_000).select(col("n").mod(3).as("n"));
        var found = partitions(few.repartitionByRange(8, col("n")));
        assertEquals(List.of(3_000, 3_000, 3_000), found.stream().map(List::size).toList());
        assertRanges(found, Comparator.naturalOrder());
        var one = partitions(few.filter(col("n").equalTo(1)).repartitionByRange(8, col("n")));
        assertEquals(List.of(3_000), one.stream().map(List::size).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aFrameWithoutRowsHasRangesWithoutRows(String master) {
        var none = shuffled(session(master), 1_000).filter(col("n").lt(0)).repartitionByRange(3, col("n"));
        assertEquals(List.of(), partitions(none));
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void aSortWithinRangesIsASortOfAll(String master) {
        var frame = shuffled(session(master), 20_000)
                .select(col("n"), concat(lit("text "), col("n").mod(100).cast("string")).as("text"));
        var keys = new Column[]{col("text").desc(), col("n")};
        assertEquals(frame.orderBy(keys).collectAsList(),
                frame.repartitionByRange(keys).sortWithinPartitions(keys).collectAsList());
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, THERE})
    void rangesOfWhatWasCountedAndOfWhatIsKept(String master) {
        var spark = session(master);
        var counted = shuffled(spark, 6_000).groupBy(col("n").mod(1_000).as("n")).agg(count(lit(1)).as("rows"));
        var found = partitions(counted.repartitionByRange(3, col("n")));
        assertEquals(3, found.size());
        assertRanges(found, Comparator.naturalOrder());
        assertEquals(numbers(1_000), sorted(found));
        var kept = counted.repartitionByRange(4, col("n").desc()).cache();
        for (int i = 0; i < 2; i++) {
            var again = partitions(kept);
            assertEquals(4, again.size());
            assertRanges(again, Comparator.<Long>naturalOrder().reversed());
            assertEquals(numbers(1_000), sorted(again));
        }
        kept.unpersist();
    }
}

package dev.vonk.chaos;

import dev.vonk.Functions;
import dev.vonk.Session;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Workers whose heap is much smaller than what passes through them; `-Dheap=256` says how many megabytes.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BoundedMemoryTest {
    private static final long HEAP = Long.getLong("heap", 96L) << 20;
    /// What a row of three numbers takes.
    private static final long ROW_BYTES = 24;

    @Test
    void aShuffleOfFourTimesTheHeapGoesThrough() {
        long rows = 4 * HEAP / ROW_BYTES;
        var id = Functions.col("id");
        try (var spark = Session.builder().master("local-cluster[2]").config("spark.executor.memory", HEAP).create()) {
            var dealt = spark.range(rows)
                    .select(id, id.multiply(3).alias("three"), id.cast("double").alias("same"))
                    .repartition(16, id)
                    .agg(Functions.sum("id"), Functions.sum("three"), Functions.sum("same"))
                    .first();
            long sum = rows * (rows - 1) / 2;
            assertEquals(sum, dealt.getLong(0));
            assertEquals(3 * sum, dealt.getLong(1));
            assertEquals(sum, dealt.getDouble(2), sum * 1e-9);
        }
    }
}

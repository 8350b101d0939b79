package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Batches of several tries at one partition, as they may arrive.
class ResultBufferTest {
    private static Batch batch(long value) {
        return Batch.of(1, LongVector.of(value));
    }

    private static List<Long> all(ResultBuffer buffer) {
        var values = new ArrayList<Long>();
        for (var batch = buffer.take(); batch != null; batch = buffer.take()) {
            values.add(((LongVector) batch.column(0)).values()[0]);
        }
        return values;
    }

    @Test
    void twoTriesSideBySideAreNotMixedWhereTheyMakeOtherBatches() {
        var buffer = new ResultBuffer(1, false, Long.MAX_VALUE);
        buffer.add(0, 0, 0, batch(1));
        buffer.add(0, 1, 0, batch(11));
        buffer.add(0, 0, 1, batch(2));
        buffer.add(0, 1, 1, batch(12));
        buffer.add(0, 0, 2, batch(3));
        buffer.complete(0, 0);
        buffer.add(0, 1, 2, batch(13));
        assertEquals(List.of(1L, 2L, 3L), all(buffer));
    }

    @Test
    void aTryWithoutRowsDoesNotShowThoseOfTheOneBefore() {
        var buffer = new ResultBuffer(1, false, Long.MAX_VALUE);
        buffer.add(0, 0, 0, batch(1));
        buffer.complete(0, 1);
        assertEquals(List.of(), all(buffer));
    }

    @Test
    void triesThatMakeTheSameBatchesGoOnWhereTheOthersWere() {
        var buffer = new ResultBuffer(1, true, Long.MAX_VALUE);
        buffer.add(0, 0, 0, batch(1));
        buffer.add(0, 0, 1, batch(2));
        buffer.add(0, 1, 0, batch(1));
        buffer.add(0, 1, 1, batch(2));
        buffer.add(0, 1, 2, batch(3));
        buffer.complete(0, 1);
        assertEquals(List.of(1L, 2L, 3L), all(buffer));
    }

    @Test
    void batchesOfATryThatFailedTakeNoRoom() {
        var buffer = new ResultBuffer(1, false, batch(1).bytes());
        for (int attempt = 0; attempt < 5; attempt++) {
            buffer.add(0, attempt, 0, batch(attempt));
            buffer.forget(0, attempt);
        }
        buffer.add(0, 5, 0, batch(5));
        buffer.complete(0, 5);
        assertEquals(List.of(5L), all(buffer));
    }
}

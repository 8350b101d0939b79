package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.exchange.RangeBounds;
import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.stage.StagePlaces;
import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import dev.vonk.runtime.stage.TaskSpec;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// Bounds follow the sample that a task is told of.
class SampledBoundsTest {
    private static final StructType SCHEMA = new StructType().add("n", DataTypes.LongType, false);
    private static final Partitioning.Range RANGE = new Partitioning.Range(
            List.of(new SortKey(new InputReference(0, DataTypes.LongType, false, "n"), true, true)), 2);
    private static final PhysicalPlan.ReadExchange SAMPLE = new PhysicalPlan.ReadExchange(7,
            new Partitioning.Broadcast(), SCHEMA);
    private static final PhysicalPlan FRAGMENT = new PhysicalPlan.WithSample(
            new PhysicalPlan.ReadExchange(8, new Partitioning.Single(), SCHEMA), SAMPLE);

    private final BlockStore blocks = new BlockStore(new MemoryBudget(1 << 20));
    private final SharedValues shared = new SharedValues();

    private void keep(int attempt, long... numbers) {
        try (var output = blocks.output(1, 7, 0, attempt, 1)) {
            if (numbers.length > 0) {
                output.add(0, Batch.of(numbers.length, new LongVector(numbers, 0, numbers.length, null)));
            }
            output.finish();
        }
    }

    private RangeBounds bounds(int attempt) {
        var places = new StagePlaces(3, false, 7, List.of(new StagePlaces.Place(List.of("me"), attempt)));
        var spec = new TaskSpec(new TaskAttempt(new TaskId(1, 4, 0), 0), List.of(), List.of(places));
        var inputs = new TaskInputs(spec, "me", blocks, Peers.NONE, null, new TaskMetrics(), 100);
        return SampledBounds.of(RANGE, FRAGMENT, inputs, shared);
    }

    private static List<Long> values(RangeBounds bounds) {
        var values = new Long[bounds.keys().rowCount()];
        Arrays.setAll(values, i -> Vectors.longAt(bounds.keys().column(0), i));
        return List.of(values);
    }

    @Test
    void tasksShareTheBoundsOfOneSampleAndTakeThoseOfTheNextOne() {
        keep(0, 3, 1, 2, 4);
        assertEquals(List.of(2L), values(bounds(0)));
        assertSame(bounds(0), bounds(0));
        keep(1, 30, 10, 20, 40);
        assertNotSame(bounds(0), bounds(1));
        assertEquals(List.of(20L), values(bounds(1)));
    }

    @Test
    void aSampleWithoutRowsGivesNoBounds() {
        keep(0);
        assertEquals(List.of(), values(bounds(0)));
    }

    @Test
    void aLostSampleIsToldAndReadOnceItIsThereAgain() {
        var lost = assertThrows(LostInputException.class, () -> bounds(0));
        assertEquals(3, ((TaskFailure.LostBlocks) lost.failure()).stage());
        keep(0, 5, 6);
        assertEquals(List.of(5L), values(bounds(0)));
    }
}

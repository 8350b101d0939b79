package dev.vonk.runtime.stage;

import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Which stages may give other rows the second time.
class DeterminismTest {
    private static final StructType SCHEMA = TypeParser.parseSchema("id bigint, name string, score double");

    private static PhysicalPlan read(StructType schema) {
        return new PhysicalPlan.ReadExchange(1, new Partitioning.Single(), schema);
    }

    private static StructType columns(int... columns) {
        var schema = new StructType();
        for (int column : columns) {
            var field = SCHEMA.field(column);
            schema = schema.add(field.name(), field.dataType(), true);
        }
        return schema;
    }

    private static PhysicalPlan top(StructType schema, int... keys) {
        var order = Arrays.stream(keys).mapToObj(key -> new SortKey(new InputReference(key,
                schema.field(key).dataType(), true, schema.field(key).name()), true, true)).toList();
        return new PhysicalPlan.TopN(read(schema), order, 10, 0);
    }

    private static boolean isIndeterminate(PhysicalPlan fragment) {
        return Determinism.isIndeterminate(new Stage(0, fragment, 1, List.of(), List.of(),
                new StageOutput.ToExchange(2, new Partitioning.Single())));
    }

    @Test
    void firstRowsByAllColumnsAreTheSameWhateverTheOrderTheyCameIn() {
        assertEquals(false, isIndeterminate(top(columns(0, 1), 1, 0)));
        assertEquals(true, isIndeterminate(top(columns(0, 1), 1)));
        assertEquals(true, isIndeterminate(top(columns(0, 2), 0, 1)), "0.0 and -0.0 tie");
    }

    @Test
    void theOrderOfASampleDoesNotMatter() {
        var scanLike = new PhysicalPlan.ReadCache(1, SCHEMA, List.of(0), List.of(), columns(0), Map.of());
        var first = new PhysicalPlan.Limit(scanLike, 5, 0);
        assertEquals(false, isIndeterminate(new PhysicalPlan.WithSample(first, read(columns(0)))));
        assertEquals(true, isIndeterminate(
                new PhysicalPlan.WithSample(new PhysicalPlan.Limit(read(columns(0)), 5, 0), read(columns(0)))));
    }
}

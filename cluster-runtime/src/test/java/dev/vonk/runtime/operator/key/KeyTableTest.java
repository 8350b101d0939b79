package dev.vonk.runtime.operator.key;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class KeyTableTest {
    private static Vector[] dense(Batch batch) {
        var keys = new Vector[batch.width()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.dense(i, Scratch.fresh());
        }
        return keys;
    }

    @Test
    void keysOfAnyTypesAreNumberedInTheOrderOfAppearance() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new RandomRows(seed, seed % 3 == 0 ? 4 : seed % 3 == 1 ? 60 : 20_000);
            var schema = random.schema(seed % 5, RandomRows.allTypes());
            var rows = random.rows(schema, 700);
            check(seed, schema, rows, random.batches(schema, rows, seed % 2 == 0 ? 7 : 200), random);
        }
    }

    private static void check(int seed, StructType schema, List<Row> rows, List<Batch> batches, RandomRows random) {
        var table = new KeyTable(schema.fields().stream().map(field -> field.dataType()).toList());
        Map<List<Object>, Integer> expected = new LinkedHashMap<>();
        int at = 0;
        for (var batch : batches) {
            var numbers = new int[batch.rowCount()];
            table.add(dense(batch), batch.rowCount(), numbers);
            for (int i = 0; i < numbers.length; i++, at++) {
                int number = expected.computeIfAbsent(RandomRows.canonical(rows.get(at)), _ -> expected.size());
                assertEquals(number, numbers[i], "seed " + seed + " " + schema + " row " + rows.get(at));
            }
        }
        if (seed % 4 == 0) {
            table.settle();
        }
        assertEquals(expected.size(), table.size());
        assertKeys(seed, schema, table, expected);
        assertFound(seed, schema, table, expected, random);
        table.clear();
        assertEquals(0, table.size());
        var again = new int[200];
        expected.clear();
        at = 0;
        for (var batch : batches.subList(0, 1)) {
            table.add(dense(batch), batch.rowCount(), again);
            for (int i = 0; i < batch.rowCount(); i++, at++) {
                assertEquals(expected.computeIfAbsent(RandomRows.canonical(rows.get(at)), _ -> expected.size()),
                        again[i]);
            }
        }
        assertKeys(seed, schema, table, expected);
    }

    private static void assertKeys(int seed, StructType schema, KeyTable table, Map<List<Object>, Integer> expected) {
        var restored = RandomRows.read(schema, List.of(Batch.of(table.size(), table.keys(0, table.size()))));
        assertEquals(expected.size(), restored.size());
        int number = 0;
        for (var key : expected.keySet()) {
            assertEquals(key, RandomRows.canonical(restored.get(number)), "seed " + seed + " key " + number++);
        }
    }

    private static void assertFound(int seed, StructType schema, KeyTable table, Map<List<Object>, Integer> expected,
            RandomRows random) {
        var probe = random.rows(schema, 100);
        boolean nulls = seed % 2 == 0;
        var finder = table.finder(java.util.Collections.nCopies(schema.size(), nulls));
        var numbers = new int[100];
        int at = 0;
        for (var batch : random.batches(schema, probe, 30)) {
            finder.find(dense(batch), batch.rowCount(), numbers);
            for (int i = 0; i < batch.rowCount(); i++, at++) {
                var key = RandomRows.canonical(probe.get(at));
                int wanted = !nulls && key.contains(null) ? -1 : expected.getOrDefault(key, -1);
                assertEquals(wanted, numbers[i], "seed " + seed + " " + schema + " row " + key);
            }
        }
    }

    @Test
    void aGrowingRangeKeepsItsNumbers() {
        var table = new KeyTable(List.of(DataTypes.LongType));
        var numbers = new int[1000];
        for (int step = 0; step < 200; step++) {
            var values = new long[1000];
            for (int i = 0; i < 1000; i++) {
                values[i] = (step % 2 == 0 ? 1 : -1) * (step * 1000L + i);
            }
            table.add(new Vector[]{LongVector.of(values)}, 1000, numbers);
        }
        long[] probe = {0, -1000, -1999, 2000, 198_000, 5_000_000, -198_000, Long.MIN_VALUE};
        var found = new int[8];
        table.finder(List.of(false)).find(new Vector[]{LongVector.of(probe)}, 8, found);
        assertEquals(List.of(0, 1000, 1999, 2000, 198_000, -1, -1, -1),
                java.util.Arrays.stream(found).boxed().toList());
        assertEquals(200_000, table.size());
    }
}

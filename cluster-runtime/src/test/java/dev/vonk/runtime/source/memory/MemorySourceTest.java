package dev.vonk.runtime.source.memory;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MemorySourceTest {
    private static final StructType SCHEMA = new StructType().add("id", DataTypes.LongType, false)
            .add("name", DataTypes.StringType);

    private static List<Row> people(int count) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(SCHEMA, (long) i, i % 7 == 0 ? null : "name" + i));
        }
        return rows;
    }

    @Test
    void rowsComeBackInOrderWhateverTheBatchSize() throws Exception {
        var rows = people(10_000);
        var source = MemorySource.ofRows(SCHEMA, rows);
        for (int batchRows : new int[]{1, 7, 4096, 100_000}) {
            assertEquals(rows, ReadAll.rows(source, List.of("id", "name"), List.of(), batchRows));
        }
        assertEquals(10_000, ReadAll.count(source));
        assertEquals(10_000, source.statistics().rows().getAsLong());
    }

    @Test
    void manyRowsAreSeveralSplits() throws Exception {
        var source = MemorySource.ofRows(SCHEMA, people(200_000));
        var splits = source.splits(new ScanRequest(List.of(0), List.of(), 4096));
        assertEquals(4, splits.size());
        assertEquals(200_000, splits.stream().mapToLong(split -> split.weight()).sum());
        assertEquals(200_000, ReadAll.count(source));
    }

    @Test
    void aSelectionIsResolvedAndEmptyBatchesVanish() throws Exception {
        var batch = MemorySource.ofRows(SCHEMA, people(10)).batches().getFirst();
        var source = new MemorySource(SCHEMA, List.of(batch.select(new int[]{2, 5}, 2), batch.select(new int[0], 0)));
        assertEquals("[2,name2]\n[5,name5]",
                String.join("\n", ReadAll.rows(source).stream().map(Row::toString).toList()));
    }

    @Test
    void aTableTravels() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(MemorySource.ofRows(SCHEMA, people(100)));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(people(100), ReadAll.rows((MemorySource) in.readObject()));
        }
    }

    @Test
    void aWrongValueNamesItsRowAndColumn() {
        var wrong = assertThrows(DataException.class,
                () -> MemorySource.ofRows(SCHEMA, List.of(Row.of(SCHEMA, 1L, "a"), Row.of(SCHEMA, 2L, 3.5))));
        assertTrue(wrong.getMessage().contains("Row 1, column `name`"), wrong.getMessage());
        var missing = assertThrows(DataException.class,
                () -> MemorySource.ofRows(SCHEMA, List.of(Row.of(SCHEMA, null, "a"))));
        assertTrue(missing.getMessage().contains("null in column `id`"), missing.getMessage());
        var ragged = assertThrows(DataException.class, () -> MemorySource.ofRows(SCHEMA, List.of(Row.create(1L))));
        assertTrue(ragged.getMessage().contains("1 values"), ragged.getMessage());
    }
}

package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WriteTest {
    private static final StructType REPORT = new StructType().add("path", DataTypes.StringType)
            .add("rows", DataTypes.LongType).add("bytes", DataTypes.LongType);

    /// Rows as lines.
    private static final class Lines implements Format {
        @Override
        public String name() {
            return "lines";
        }

        @Override
        public String extension(Map<String, String> options) {
            return "txt";
        }

        @Override
        public Source source(List<Path> files, @Nullable StructType schema, Map<String, String> options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BatchWriter writer(Path file, StructType schema, Map<String, String> options) throws IOException {
            Files.createFile(file);
            return new BatchWriter() {
                private final StringBuilder text = new StringBuilder();

                @Override
                public void write(Batch batch) {
                    RandomRows.read(schema, List.of(batch)).forEach(row -> text.append(row).append('\n'));
                }

                @Override
                public long bytesWritten() {
                    return text.length();
                }

                @Override
                public void close() throws IOException {
                    Files.writeString(file, text);
                }

                @Override
                public void abandon() throws IOException {
                    Files.delete(file);
                }
            };
        }
    }

    private static Batch batch(StructType schema, Object[]... rows) {
        var list = new ArrayList<Row>();
        for (var row : rows) {
            list.add(Row.of(schema, row));
        }
        return new RandomRows(1, 3).batches(schema, list, 100).getFirst();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private static PhysicalPlan.Write plan(StructType schema, Path folder, List<Integer> partitions) {
        return new PhysicalPlan.Write(Plans.scan(schema, List.of()), "lines", folder.toString(), Map.of(), partitions,
                "a1", REPORT);
    }

    private static List<Row> write(PhysicalPlan.Write plan, List<Batch> batches, FakeTaskContext context) {
        var out = new ArrayList<Batch>();
        try (var operator = new WriteOperator(plan, new Lines(), context, new Sink() {
            @Override
            public void push(Batch batch) {
                out.add(batch);
            }

            @Override
            public void finish() {
            }
        })) {
            batches.forEach(operator::push);
            operator.finish();
        }
        return RandomRows.read(REPORT, out);
    }

    @Test
    void rowsGoToOneFileATask(@TempDir Path folder) throws IOException {
        var schema = new StructType().add("a", DataTypes.IntegerType).add("b", DataTypes.StringType);
        var context = FakeTaskContext.roomy(10);
        context.partition = 12;
        var report = write(plan(schema, folder, List.of()),
                List.of(batch(schema, new Object[]{1, "x"}), batch(schema, new Object[]{2, null})), context);
        assertEquals(Map.of("_temporary/a1/part-00012-a1.txt", "[1,x]\n[2,null]\n"), files(folder));
        assertEquals(List.of(folder + "/_temporary/a1/part-00012-a1.txt", 2L, 15L), report.getFirst().toList());
    }

    @Test
    void partitionColumnsBecomeFolders(@TempDir Path folder) throws IOException {
        var schema = new StructType().add("a", DataTypes.IntegerType).add("the day", DataTypes.DateType).add("c",
                DataTypes.StringType);
        var day = java.time.LocalDate.of(2024, 2, 29);
        var report = write(plan(schema, folder, List.of(1, 2)),
                List.of(batch(schema, new Object[]{1, day, "a/b=c"}, new Object[]{2, null, ""},
                        new Object[]{3, day, "a/b=c"})),
                FakeTaskContext.roomy(10));
        assertEquals(Map.of("_temporary/a1/the day=2024-02-29/c=a%2Fb%3Dc/part-00000-a1.txt", "[1]\n[3]\n",
                "_temporary/a1/the day=__HIVE_DEFAULT_PARTITION__/c=__HIVE_DEFAULT_PARTITION__/part-00000-a1.txt",
                "[2]\n"), files(folder));
        assertEquals(2, report.size());
    }

    @Test
    void manyPartitionsKeepFewFilesOpen(@TempDir Path folder) throws IOException {
        var schema = new StructType().add("a", DataTypes.IntegerType).add("p", DataTypes.IntegerType);
        var batches = new ArrayList<Batch>();
        for (int i = 0; i < 200; i++) {
            batches.add(batch(schema, new Object[]{i, i % 100}));
        }
        var report = write(plan(schema, folder, List.of(1)), batches, FakeTaskContext.roomy(10));
        assertEquals(200, report.size());
        assertEquals("[103]\n", files(folder).get("_temporary/a1/p=3/part-00000-a1-c001.txt"));
    }

    @Test
    void theFirstTaskWritesAFileEvenOfNoRows(@TempDir Path folder) throws IOException {
        var schema = new StructType().add("a", DataTypes.IntegerType);
        assertEquals(1, write(plan(schema, folder, List.of()), List.of(), FakeTaskContext.roomy(10)).size());
        assertEquals(1, files(folder).size());
    }

    @Test
    void aFailedWriteLeavesNoFile(@TempDir Path folder) throws IOException {
        var schema = new StructType().add("a", DataTypes.IntegerType);
        try (var operator = new WriteOperator(plan(schema, folder, List.of()), new Lines(), FakeTaskContext.roomy(10),
                new MapPartitionsDriver.Queue())) {
            operator.push(batch(schema, new Object[]{1}));
            assertTrue(files(folder).size() == 1);
        }
        assertEquals(Map.of(), files(folder));
    }
}

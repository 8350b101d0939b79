package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.operator.rows.Copies;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Plans over batches that a test holds, and running them.
final class Plans {
    private Plans() {
    }

    /// Batches in memory; the counter says how many were read.
    record Held(StructType schema, List<Batch> batches, int[] read) implements Source {
        record All(long weight) implements Split {}

        @Override
        public String description() {
            return "held";
        }

        @Override
        public List<Split> splits(ScanRequest request) {
            return List.of(new All(batches.size()));
        }

        @Override
        public BatchReader open(Split split, ScanRequest request) {
            var inner = FakeTaskContext.reader(batches);
            return new BatchReader() {
                @Override
                public @org.jspecify.annotations.Nullable Batch next() throws java.io.IOException {
                    var batch = inner.next();
                    read[0] += batch == null ? 0 : 1;
                    return batch;
                }

                @Override
                public void close() {
                }
            };
        }
    }

    static PhysicalPlan.Scan scan(StructType schema, List<Batch> batches) {
        return scan(schema, batches, Map.of(), new int[1]);
    }

    static PhysicalPlan.Scan scan(StructType schema, List<Batch> batches, Map<Integer, Integer> filters, int[] read) {
        var request = new ScanRequest(IntStream.range(0, schema.size()).boxed().toList(), List.of(), 4096);
        return new PhysicalPlan.Scan(new Held(schema, batches, read), request, schema, filters);
    }

    static Expression.InputReference reference(StructType schema, int index) {
        var field = schema.field(index);
        return new Expression.InputReference(index, field.dataType(), field.nullable(), field.name());
    }

    static StructType concatenated(StructType left, StructType right) {
        var fields = new ArrayList<>(left.fields());
        fields.addAll(right.fields());
        return new StructType(fields);
    }

    /// The batches that come out, copied.
    static List<Batch> batches(PhysicalPlan plan, TaskContext context) {
        var out = new ArrayList<Batch>();
        var end = new Sink() {
            boolean finished;

            @Override
            public void push(Batch batch) {
                out.add(Copies.of(batch));
            }

            @Override
            public void finish() {
                if (finished) {
                    throw new IllegalStateException("finished twice");
                }
                finished = true;
            }
        };
        try (var driver = OperatorFactory.build(plan, end, context)) {
            while (driver.step()) {
                context.checkCancelled();
            }
        }
        if (!end.finished) {
            throw new IllegalStateException("not finished");
        }
        return out;
    }

    static List<Row> rows(PhysicalPlan plan, TaskContext context) {
        return RandomRows.read(plan.schema(), batches(plan, context));
    }

    /// Rows as text, for comparison in order.
    static List<String> lines(List<Row> rows) {
        return rows.stream().map(row -> RandomRows.canonical(row).toString()).toList();
    }

    /// Rows as text, for comparison in any order.
    static List<String> sortedLines(List<Row> rows) {
        return lines(rows).stream().sorted().toList();
    }
}

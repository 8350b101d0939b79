package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.operator.key.KeyTable;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchWriter;
import dev.vonk.runtime.source.Format;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes rows to files below `folder/_temporary/attempt`, one file for each combination of partition values, and puts
/// out one row a file. Who commits the write moves the files to their places; who fails leaves none behind.
final class WriteOperator implements Sink, AutoCloseable {
    /// More open files than this are closed, the oldest first; more rows for one of those start another file.
    private static final int MOST_OPEN = 64;

    private static final class Open {
        final Path path;
        final BatchWriter writer;
        long rows;

        Open(Path path, BatchWriter writer) {
            this.path = path;
            this.writer = writer;
        }
    }

    private record Written(Path path, long rows, long bytes) {}

    private final PhysicalPlan.Write plan;
    private final Format format;
    private final TaskContext context;
    private final Sink next;
    private final Path root;
    private final List<Integer> dataColumns = new ArrayList<>();
    private final StructType dataSchema;
    private final List<StructField> partitionFields;
    private final KeyTable partitions;
    private final List<String> folders = new ArrayList<>();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();

    WriteOperator(PhysicalPlan.Write plan, Format format, TaskContext context, Sink next) {
        this.plan = plan;
        this.format = format;
        this.context = context;
        this.next = next;
        this.root = Path.of(plan.folder(), "_temporary", plan.attempt());
        var schema = plan.child().schema();
        for (int i = 0; i < schema.size(); i++) {
            if (!plan.partitionColumns().contains(i)) {
                dataColumns.add(i);
            }
        }
        this.dataSchema = schema.project(dataColumns);
        this.partitionFields = schema.project(plan.partitionColumns()).fields();
        this.partitions = new KeyTable(partitionFields.stream().map(StructField::dataType).toList());
    }

    @Override
    public void push(Batch batch) {
        var columns = dataColumns.stream().map(batch::column).toArray(Vector[]::new);
        var data = batch.withColumns(columns);
        if (partitionFields.isEmpty()) {
            write("", data);
            return;
        }
        var keys = new Vector[partitionFields.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.dense(plan.partitionColumns().get(i), new Scratch());
        }
        int rows = batch.rowCount();
        var numbers = new int[rows];
        partitions.add(keys, rows, numbers);
        nameFolders();
        for (int number : Arrays.stream(numbers).distinct().toArray()) {
            var some = new int[rows];
            int count = 0;
            for (int i = 0; i < rows; i++) {
                some[count] = batch.row(i);
                count += numbers[i] == number ? 1 : 0;
            }
            write(folders.get(number), data.select(some, count));
        }
    }

    private void nameFolders() {
        int from = folders.size();
        if (from == partitions.size()) {
            return;
        }
        int count = partitions.size() - from;
        var keys = partitions.keys(from, count);
        for (int i = 0; i < count; i++) {
            var path = new ArrayList<String>();
            for (int k = 0; k < keys.length; k++) {
                var field = partitionFields.get(k);
                path.add(PartitionFolder.of(field.name(), field.dataType(), keys[k], i, context.evaluation().zone()));
            }
            folders.add(String.join("/", path));
        }
    }

    private void write(String folder, Batch batch) {
        try {
            var file = open.remove(folder);
            if (file == null) {
                file = open(folder);
            }
            open.put(folder, file);
            file.writer.write(batch);
            file.rows += batch.rowCount();
            if (open.size() > MOST_OPEN) {
                var oldest = open.keySet().iterator().next();
                end(java.util.Objects.requireNonNull(open.remove(oldest)));
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Open open(String folder) throws IOException {
        int number = files.merge(folder, 1, Integer::sum);
        var part = String.format("part-%05d-%s%s.%s", context.partition(), plan.attempt(),
                number == 1 ? "" : String.format("-c%03d", number - 1), format.extension(plan.options()));
        var path = (folder.isEmpty() ? root : root.resolve(folder)).resolve(part);
        Files.createDirectories(path.getParent());
        return new Open(path, format.writer(path, dataSchema, plan.options()));
    }

    private void end(Open file) throws IOException {
        file.writer.close();
        long bytes = file.writer.bytesWritten();
        context.metrics().bytesWritten.add(bytes);
        written.add(new Written(file.path, file.rows, bytes));
    }

    private DataException failure(IOException e) {
        return new DataException("FAILED_WRITE_FILE",
                "Could not write " + plan.format() + " files to " + plan.folder() + ": "
                        + reason(e) + ". Look whether the folder may be written to and the disk has space.",
                e);
    }

    /// Some exceptions of files name nothing but the file; then their kind is the reason.
    private static String reason(IOException e) {
        return e instanceof FileSystemException inFile && inFile.getReason() == null
                ? inFile.getFile() + " (" + inFile.getClass().getSimpleName().replace("Exception", "") + ")"
                : String.valueOf(e.getMessage());
    }

    @Override
    public void finish() {
        try {
            if (written.isEmpty() && open.isEmpty() && partitionFields.isEmpty() && context.partition() == 0) {
                open.put("", open(""));
            }
            for (var file : open.values()) {
                end(file);
            }
            open.clear();
        } catch (IOException e) {
            throw failure(e);
        }
        if (!written.isEmpty()) {
            next.push(report());
        }
        next.finish();
    }

    private Batch report() {
        var paths = VectorBuilder.of(PhysicalType.BYTES, written.size());
        for (var file : written) {
            var utf8 = file.path.toString().getBytes(StandardCharsets.UTF_8);
            paths.appendBytes(utf8, 0, utf8.length);
        }
        return Batch.of(written.size(), paths.build(),
                LongVector.of(written.stream().mapToLong(Written::rows).toArray()),
                LongVector.of(written.stream().mapToLong(Written::bytes).toArray()));
    }

    /// Gives up the files that are not finished.
    @Override
    public void close() {
        try {
            for (var file : open.values()) {
                file.writer.abandon();
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            open.clear();
        }
    }
}

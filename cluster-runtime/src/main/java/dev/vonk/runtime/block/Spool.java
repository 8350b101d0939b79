package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Exchange output in a folder that all processes of an application see, so that it outlives the worker that wrote it.
/// One file for each try at a task; any process opens a block by its name alone. Safe for many threads.
///
/// @param folder of one application: jobs of two would get the same names
/// @param memory what tasks collect before they write
public record Spool(Path folder, MemoryBudget memory, Packing packing) {

    /// Where one try at a task puts its rows.
    public ExchangeOutput output(long job, int exchange, int task, int attempt, int partitions) {
        return new ExchangeOutput(new SpoolTarget(file(job, exchange, task, attempt), packing), memory, partitions);
    }

    private static String ofJob(long job) {
        return "job-" + job + "-";
    }

    private Path file(long job, int exchange, int task, int attempt) {
        return folder.resolve(ofJob(job) + "exchange-" + exchange + "-task-" + task + "-" + attempt + ".frames");
    }

    /// The block of a name, null where there is none.
    ///
    /// @throws CorruptBlockException where the file is not as it was written
    public @Nullable Block get(BlockId.ExchangeBlock id) throws IOException {
        var file = file(id.job(), id.exchange(), id.task(), id.attempt());
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return new StoredBlock(id, SpoolIndex.read(file, id.partition()), CacheLevel.MEMORY_AND_DISK);
        } catch (IOException e) {
            throw new CorruptBlockException(id, e);
        }
    }

    /// Deletes what the tasks of a job wrote, complete or not.
    public void dropJob(long job) throws IOException {
        try (var files = Files.newDirectoryStream(folder, ofJob(job) + "*")) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            return;
        }
    }
}

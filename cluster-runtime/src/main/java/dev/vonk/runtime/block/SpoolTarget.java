package dev.vonk.runtime.block;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Packing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Output that goes to a shared folder: under a passing name until it is complete. What a crash of the whole machine
/// leaves of it shows by its checksums.
final class SpoolTarget implements ExchangeTarget {
    private static final long MOST_COLLECTED = 64L << 20;

    private final Path complete;
    private final Packing packing;
    private @Nullable BlockFile file;

    SpoolTarget(Path complete, Packing packing) {
        this.complete = complete;
        this.packing = packing;
    }

    @Override
    public boolean keepsInMemory() {
        return false;
    }

    @Override
    public long mostCollected() {
        return MOST_COLLECTED;
    }

    @Override
    public Packing packing() {
        return packing;
    }

    @Override
    public BlockFile file() throws IOException {
        var open = file;
        if (open == null) {
            var passing = complete.resolveSibling(
                    complete.getFileName() + "." + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
            open = new BlockFile(passing, new BlockFolder.Quota(Long.MAX_VALUE));
            file = open;
        }
        return open;
    }

    @Override
    public DataException failed(IOException cause) {
        return new DataException("SPOOL_FAILED", "The output of a task could not be written to the shared folder "
                + complete.getParent() + ": " + cause.getMessage()
                + ". Free space there, make it writable for all workers, or run without a spool.", cause);
    }

    @Override
    public void complete(PartitionIndex index, List<List<Batch>> kept) throws IOException {
        var written = file();
        written.append(SpoolIndex.encode(index));
        written.close();
        Files.move(written.path(), complete, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void abandon() {
        var made = file;
        file = null;
        if (made != null) {
            try {
                made.delete();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + made.path(), e);
            }
        }
    }
}

package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.BlockId;
import dev.vonk.runtime.block.Segment;
import dev.vonk.runtime.operator.TaskMetrics;
import dev.vonk.runtime.protocol.ToWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Fetching a cached partition from the worker that has it, to keep it too.
final class CacheCopy {
    private CacheCopy() {
    }

    static void fetch(ToWorker.CopyCache copy, DriverSpace space) {
        var id = new BlockId.CacheBlock(copy.cache(), copy.partition());
        try (var reader = space.peers(null).open(copy.from(), id, new TaskMetrics());
                var output = space.blocks().output(id, copy.level())) {
            for (var batch = reader.next(); batch != null; batch = reader.next()) {
                output.add(new Segment(batch, List.of()));
            }
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.vonk.runtime.pool;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// How processes of this machine ended, once it is known which were started here.
final class Obituaries implements LongFunction<@Nullable String> {
    private volatile @Nullable WorkerProcesses processes;

    WorkerProcesses of(WorkerProcesses started) {
        processes = started;
        return started;
    }

    @Override
    public @Nullable String apply(long pid) {
        var known = processes;
        return known == null ? null : known.obituary(pid);
    }
}

package dev.vonk.runtime.scheduler;

import java.util.List;

/// Where the output of one task is.
///
/// @param workers who holds it; nobody where it is spooled, with the driver, or not there
/// @param attempt the try that made it; [#BEFORE] for a cached partition that was there before the job and for output
///        that is not there
public record Location(List<String> workers, int attempt) {
    /// Made by no try of this job.
    public static final int BEFORE = -1;

    static final Location NOWHERE = new Location(List.of(), BEFORE);

    public Location {
        workers = List.copyOf(workers);
    }
}

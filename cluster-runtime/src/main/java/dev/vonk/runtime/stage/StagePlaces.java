package dev.vonk.runtime.stage;

import java.util.List;

/// Where the output of each task of a stage lies.
///
/// @param cached whether it is a cached frame, else it is an exchange
/// @param number of the cached frame or the exchange
/// @param tasks by partition
public record StagePlaces(int stage, boolean cached, long number, List<Place> tasks) {
    /// The output of one task.
    ///
    /// @param workers who holds it; nobody where it is in the shared spool
    /// @param attempt the try that made it; -1 where it is a cached partition that was there before the job
    public record Place(List<String> workers, int attempt) {
        public Place {
            workers = List.copyOf(workers);
        }
    }

    public StagePlaces {
        tasks = List.copyOf(tasks);
    }
}

package dev.vonk.kernel.status;

import java.util.List;
import java.util.Optional;

/// All that is known at one moment.
///
/// @param version grows with each event
/// @param at the time of the last event, in milliseconds since 1970
/// @param jobs oldest first
/// @param workers those that are there, then those that are gone, the last one first
record Snapshot(long version, long at, List<JobView> jobs, List<WorkerView> workers, List<CacheView> caches,
        Totals totals) {
    Optional<JobView> job(long number) {
        return jobs.stream().filter(job -> job.job() == number).findAny();
    }
}

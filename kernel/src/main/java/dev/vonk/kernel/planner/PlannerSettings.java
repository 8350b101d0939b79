package dev.vonk.kernel.planner;

/// What the planner may choose from.
///
/// @param partitions how many partitions a shuffle makes
/// @param broadcastRows up to this many estimated rows the build side of a join is sent to every task
/// @param smallRows an input of at most so many rows is not worth a shuffle: it goes to one partition
public record PlannerSettings(int partitions, long broadcastRows, long smallRows) {
    /// For a pool of `slots` threads that share memory: a broadcast costs nothing but its one-threaded build.
    public static PlannerSettings embedded(int slots) {
        return new PlannerSettings(slots == 1 ? 1 : slots * 4, 4_000_000, 20_000);
    }

    /// For a pool of worker processes with `slots` slots in all: what is broadcast is sent to each of them, and each
    /// builds a table of its own.
    public static PlannerSettings remote(int slots) {
        return new PlannerSettings(slots == 1 ? 1 : slots * 4, 200_000, 20_000);
    }
}

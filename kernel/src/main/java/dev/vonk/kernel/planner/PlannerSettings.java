package dev.vonk.kernel.planner;

/// What the planner may choose from.
///
/// @param partitions how many partitions a shuffle makes
/// @param broadcastRows up to this many estimated rows the build side of a join is sent to every task
/// @param smallRows an input of at most so many rows is not worth a shuffle: it goes to one partition
/// @param processes how many processes tasks run in: each builds a table of its own from what is broadcast
public record PlannerSettings(int partitions, long broadcastRows, long smallRows, int processes) {
    /// For a pool of `slots` threads that share memory: a broadcast costs nothing but its one-threaded build.
    public static PlannerSettings embedded(int slots) {
        return of(slots, 1);
    }

    /// For a pool of `slots` slots in all, in so many processes.
    public static PlannerSettings of(int slots, int processes) {
        return new PlannerSettings(slots == 1 ? 1 : slots * 4, 4_000_000, 20_000, processes);
    }

    /// Whether sending `build` rows to every process, where each makes a table of them, is no more work than dealing
    /// both sides of a join out by key.
    boolean worthBroadcasting(double build, double probe) {
        return build <= smallRows || build <= broadcastRows && build * (processes - 1) <= probe;
    }
}

package dev.vonk.runtime.scheduler;

import org.junit.jupiter.api.Test;

/// Random histories: whatever happens to workers and tasks, no slot is used twice, no task is done twice or lost, no
/// result mixes rows that do not belong together, and every job ends exactly once. More of them with
/// `-Dwalks=1000000`.
class SchedulerWalkTest {
    private static final int WALKS = Integer.getInteger("walks", 100_000);

    @Test
    void everyJobEndsOnceWhateverHappens() {
        for (int seed = 0; seed < WALKS; seed++) {
            new SchedulerWalk(seed).run();
        }
    }
}

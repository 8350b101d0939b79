package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Random histories: whatever happens to workers and tasks, no slot is used twice, no stage starts before its inputs
/// are complete, and every job ends exactly once.
class SchedulerWalkTest {

    @Test
    void everyJobEndsOnceWhateverHappens() {
        for (int seed = 0; seed < 400; seed++) {
            new Walk(seed).run();
        }
    }

    private static final class Walk {
        private final Random random;
        private final int seed;
        private final Scheduler scheduler = new Scheduler();
        private final Map<String, Integer> slots = new HashMap<>();
        private final Map<TaskAttempt, String> running = new HashMap<>();
        private final Map<Long, List<StageShape>> live = new HashMap<>();
        private final Map<TaskId, Integer> failures = new HashMap<>();
        private final Set<Long> ended = new HashSet<>();
        private long nextJob;
        private int nextWorker;

        Walk(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 200; step++) {
                feed(anyEvent());
            }
            slots.put("last", 2);
            feed(new Event.WorkerJoined("last", 2));
            while (!running.isEmpty()) {
                feed(new Event.Succeeded(running.keySet().iterator().next()));
            }
            assertTrue(scheduler.idle(), () -> "jobs left over, seed " + seed + ": " + live.keySet());
            assertEquals(nextJob, ended.size(), "jobs that ended, seed " + seed);
        }

        private Event anyEvent() {
            int dice = random.nextInt(100);
            if (dice < 8 || slots.isEmpty()) {
                var name = "w" + nextWorker++;
                slots.put(name, 1 + random.nextInt(3));
                return new Event.WorkerJoined(name, slots.get(name));
            }
            if (dice < 14) {
                var lost = new ArrayList<>(slots.keySet()).get(random.nextInt(slots.size()));
                slots.remove(lost);
                running.forEach((attempt, worker) -> {
                    if (worker.equals(lost)) {
                        failures.merge(attempt.task(), 1, Integer::sum);
                    }
                });
                running.values().removeIf(lost::equals);
                return new Event.WorkerLost(lost, "killed");
            }
            if (dice < 25 || running.isEmpty()) {
                var shapes = shapes();
                live.put(nextJob, shapes);
                return new Event.Submitted(nextJob++, shapes);
            }
            if (dice < 27 && !live.isEmpty()) {
                return new Event.Cancelled(live.keySet().iterator().next());
            }
            var attempt = new ArrayList<>(running.keySet()).get(random.nextInt(running.size()));
            return dice < 85 ? new Event.Succeeded(attempt) : new Event.Failed(attempt, anyFailure(attempt));
        }

        private List<StageShape> shapes() {
            var shapes = new ArrayList<StageShape>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                var inputs = i == 0 ? List.<Integer>of() : List.of(random.nextInt(i));
                shapes.add(StageShape.of(i, 1 + random.nextInt(4), inputs,
                        i == count - 1 ? StageShape.Kind.RESULT : StageShape.Kind.SHUFFLE));
            }
            return shapes;
        }

        private TaskFailure anyFailure(TaskAttempt attempt) {
            var inputs = live.get(attempt.task().job()).get(attempt.task().stage()).inputs();
            return switch (random.nextInt(4)) {
                case 0 -> new TaskFailure.UserError(new RuntimeException("user"));
                case 1 -> new TaskFailure.OutOfMemory("full");
                case 2 -> new TaskFailure.Killed();
                default -> inputs.isEmpty()
                        ? new TaskFailure.Killed()
                        : new TaskFailure.LostBlocks(inputs.get(0), List.of(new dev.vonk.runtime.stage.TaskOutput(0, 0)), "gone");
            };
        }

        private void feed(Event event) {
            switch (event) {
                case Event.Succeeded(var attempt) -> running.remove(attempt);
                case Event.Failed(var attempt, var _) -> {
                    running.remove(attempt);
                    failures.merge(attempt.task(), 1, Integer::sum);
                }
                default -> {
                }
            }
            scheduler.on(event).forEach(this::check);
        }

        private void check(Action action) {
            switch (action) {
                case Action.Launch(var attempt, var worker) -> {
                    assertTrue(slots.containsKey(worker), () -> "launch on lost " + worker + ", seed " + seed);
                    assertFalse(running.containsKey(attempt), () -> attempt + " launched twice, seed " + seed);
                    assertTrue(running.keySet().stream().noneMatch(other -> other.task().equals(attempt.task())),
                            () -> attempt.task() + " has two tries, seed " + seed);
                    running.put(attempt, worker);
                    long used = running.values().stream().filter(worker::equals).count();
                    assertTrue(used <= slots.get(worker), () -> worker + " overloaded, seed " + seed);
                    assertTrue(failures.getOrDefault(attempt.task(), 0) < Scheduler.MAX_ATTEMPTS,
                            () -> "too many tries, seed " + seed);
                }
                case Action.Kill(var attempt, var _) -> running.remove(attempt);
                case Action.Copy _,Action.Recompute _,Action.Excluded _,Action.Release _,Action.StageFinished _ -> {
                }
                case Action.JobFinished(long job) -> end(job);
                case Action.JobFailed(long job, var _) -> end(job);
            }
        }

        private void end(long job) {
            assertTrue(ended.add(job), () -> "job " + job + " ended twice, seed " + seed);
            live.remove(job);
            running.keySet().removeIf(attempt -> attempt.task().job() == job);
        }
    }
}

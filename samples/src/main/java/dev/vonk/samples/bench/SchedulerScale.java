package dev.vonk.samples.bench;

import dev.vonk.runtime.scheduler.Action;
import dev.vonk.runtime.scheduler.Event;
import dev.vonk.runtime.scheduler.Scheduler;
import dev.vonk.runtime.scheduler.StageShape;
import dev.vonk.runtime.stage.TaskAttempt;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// What a decision of the scheduler costs, and what it keeps for each task: many workers with four slots each, a map
/// stage and a small reduce stage after it; tasks end in random order.
///
/// `SchedulerScale [--workers 1000] [--tasks 100000] [--runs 5]`. Processor time of this thread, so that what else the
/// machine does counts little; the bookkeeping of the program itself is in it.
public final class SchedulerScale {
    private static final int SLOTS = 4;

    private final int workers;
    private final int tasks;
    private final Random random = new Random(1);
    private long nanos;
    private long tries;
    private long bytes;

    private enum Case {
        /// Tasks that may run anywhere.
        ANYWHERE,
        /// Each task reads a cached partition that one worker holds.
        NEAR_A_HOLDER,
        /// Every hundredth worker is lost while the stage runs, and another comes.
        WORKERS_LOST
    }

    private SchedulerScale(int workers, int tasks) {
        this.workers = workers;
        this.tasks = tasks;
    }

    public static void main(String[] args) {
        int workers = 1000;
        int tasks = 100_000;
        int runs = 5;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--workers" -> workers = Integer.parseInt(args[i + 1]);
                case "--tasks" -> tasks = Integer.parseInt(args[i + 1]);
                case "--runs" -> runs = Integer.parseInt(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        System.out.printf("%,d workers with %d slots, %,d tasks%n", workers, SLOTS, tasks);
        for (var shape : Case.values()) {
            for (int run = 0; run < runs; run++) {
                var scale = new SchedulerScale(workers, tasks);
                scale.run(shape);
                System.out.printf("%-14s %6.2f us a task (%,d tries), %4d bytes a task%n", shape,
                        scale.nanos / 1e3 / tasks, scale.tries, scale.bytes / tasks);
            }
        }
    }

    private void run(Case what) {
        var scheduler = new Scheduler();
        for (int i = 0; i < workers; i++) {
            scheduler.on(new Event.WorkerJoined("w" + i, SLOTS));
        }
        var submitted = new Event.Submitted(1, what == Case.NEAR_A_HOLDER ? near() : plain());
        var running = new ArrayList<Action.Launch>();
        var places = new HashMap<TaskAttempt, Integer>();
        long before = used();
        long start = processorTime();
        take(scheduler, submitted, running, places);
        nanos = processorTime() - start;
        bytes = used() - before - (long) running.size() * 200;
        start = processorTime();
        int joined = workers;
        long ends = 0;
        while (!running.isEmpty()) {
            if (what == Case.WORKERS_LOST && ++ends % Math.max(1, tasks / (workers / 100)) == 0) {
                var lost = running.get(random.nextInt(running.size())).worker();
                for (int i = running.size() - 1; i >= 0; i--) {
                    if (running.get(i).worker().equals(lost)) {
                        removeAt(i, running, places);
                    }
                }
                take(scheduler, new Event.WorkerLost(lost, "killed"), running, places);
                take(scheduler, new Event.WorkerJoined("w" + joined++, SLOTS), running, places);
                continue;
            }
            var ended = removeAt(random.nextInt(running.size()), running, places);
            take(scheduler, new Event.Succeeded(ended.attempt()), running, places);
        }
        nanos += processorTime() - start;
        if (!scheduler.idle()) {
            throw new IllegalStateException("the job has not ended");
        }
    }

    private void take(Scheduler scheduler, Event event, List<Action.Launch> running,
            Map<TaskAttempt, Integer> places) {
        var actions = scheduler.on(event);
        for (var action : actions) {
            if (action instanceof Action.Launch launch) {
                tries++;
                places.put(launch.attempt(), running.size());
                running.add(launch);
            } else if (action instanceof Action.Kill(var attempt, var _)) {
                removeAt(Objects.requireNonNull(places.get(attempt)), running, places);
            } else if (action instanceof Action.JobFailed(long _, var failure)) {
                throw new IllegalStateException(failure.message());
            }
        }
    }

    private static Action.Launch removeAt(int place, List<Action.Launch> running, Map<TaskAttempt, Integer> places) {
        var removed = running.get(place);
        var last = running.remove(running.size() - 1);
        if (place < running.size()) {
            running.set(place, last);
            places.put(last.attempt(), place);
        }
        places.remove(removed.attempt());
        return removed;
    }

    private List<StageShape> plain() {
        return List.of(StageShape.of(0, tasks, List.of(), StageShape.Kind.SHUFFLE),
                StageShape.of(1, 200, List.of(0), StageShape.Kind.RESULT));
    }

    private List<StageShape> near() {
        var held = new ArrayList<List<String>>(tasks);
        for (int i = 0; i < tasks; i++) {
            held.add(List.of("w" + random.nextInt(workers)));
        }
        return List.of(
                new StageShape(0, tasks, List.of(), StageShape.Kind.CACHE, false, List.of(), held),
                new StageShape(1, tasks, List.of(0), StageShape.Kind.SHUFFLE, false,
                        List.of(new StageShape.Near(0, 0)), List.of()),
                StageShape.of(2, 200, List.of(1), StageShape.Kind.RESULT));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

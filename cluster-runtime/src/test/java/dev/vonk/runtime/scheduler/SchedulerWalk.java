package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import dev.vonk.runtime.stage.TaskOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One random history of workers and jobs, with a plain model beside the scheduler: who runs what, which try made
/// which output, and from which tries of stages that give other rows each time it was made. The model asks after each
/// event what the scheduler may have done.
final class SchedulerWalk {
    private final int seed;
    private final Random random;
    private final boolean speculates;
    private final int replicas;
    private final Scheduler scheduler;
    private final Map<String, ModelWorker> workers = new LinkedHashMap<>();
    private final Map<Long, ModelJob> jobs = new LinkedHashMap<>();
    private final Map<TaskAttempt, ModelTry> running = new LinkedHashMap<>();
    private final List<Action.Copy> copies = new ArrayList<>();
    private final Set<Action.Copy> stale = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Record> history = new ArrayList<>();
    private boolean excluded;
    private int events;
    private int submitted;
    private int ended;
    private int named;
    private long now;

    private static final class ModelWorker {
        final String name;
        final int slots;
        int used;
        boolean draining;

        ModelWorker(String name, int slots) {
            this.name = name;
            this.slots = slots;
        }
    }

    private static final class ModelTry {
        final ModelWorker worker;
        final Map<Integer, Integer> origins;

        ModelTry(ModelWorker worker, Map<Integer, Integer> origins) {
            this.worker = worker;
            this.origins = origins;
        }
    }

    SchedulerWalk(int seed) {
        this.seed = seed;
        this.random = new Random(seed);
        this.speculates = random.nextInt(4) == 0;
        this.replicas = 1 + random.nextInt(2);
        this.scheduler = new Scheduler(SchedulerSettings.USUAL.withReplicas(replicas).withGraceNanos(1000)
                .withExcludeAfter(random.nextInt(3)).withSpeculation(speculates
                        ? new SchedulerSettings.Speculation(0.3, 1.5)
                        : null));
    }

    void run() {
        try {
            int steps = 10 + random.nextInt(30);
            for (int i = 0; i < steps; i++) {
                anything();
            }
            endInPeace();
        } catch (AssertionError | RuntimeException e) {
            var told = history.stream().map(each -> (each instanceof Event ? "" : "  ") + each)
                    .collect(Collectors.joining("\n"));
            throw new AssertionError("seed " + seed + ": " + e + "\n" + told, e);
        }
    }

    /// Nothing hostile any more: one worker stays, tries succeed, copies arrive. Every job must end.
    private void endInPeace() {
        feed(new Event.WorkerJoined("last", 2));
        for (int i = 0; !jobs.isEmpty(); i++) {
            require(i < 1000, () -> "jobs do not end: " + jobs.keySet());
            if (!copies.isEmpty()) {
                var copy = copies.get(0);
                feed(new Event.Copied(copy.job(), copy.stage(), copy.partition(), copy.toWorker()));
            } else {
                require(!running.isEmpty(), () -> "jobs wait, nothing runs: " + jobs.keySet());
                succeed(running.keySet().iterator().next());
            }
        }
        require(ended == submitted, () -> ended + " of " + submitted + " jobs ended");
        require(scheduler.idle() && scheduler.running() == 0 && running.isEmpty(), "something is left");
        for (var worker : List.copyOf(workers.values())) {
            require(!worker.draining, worker.name + " drains and is not released");
        }
    }

    private void anything() {
        int dice = random.nextInt(100);
        if (dice < 10 || workers.isEmpty() && dice < 40) {
            feed(new Event.WorkerJoined("w" + named++, 1 + random.nextInt(2)));
        } else if (dice < 16 && !workers.isEmpty()) {
            feed(new Event.WorkerLost(any(workers.keySet()), "killed"));
        } else if (dice < 19 && !workers.isEmpty()) {
            feed(new Event.WorkerDraining(any(workers.keySet())));
        } else if (dice < 23 || submitted == 0) {
            submit();
        } else if (dice < 24 && !jobs.isEmpty()) {
            feed(new Event.Cancelled(any(jobs.keySet())));
        } else if (dice < 30) {
            now += random.nextInt(200) * 1_000_000L;
            feed(new Event.Tick(random.nextInt(3) == 0 ? now : Math.min(now, 900)));
        } else if (dice < 38 && !copies.isEmpty()) {
            var copy = any(copies);
            feed(random.nextInt(4) == 0
                    ? new Event.CopyFailed(copy.job(), copy.stage(), copy.partition(), copy.toWorker())
                    : new Event.Copied(copy.job(), copy.stage(), copy.partition(), copy.toWorker()));
        } else if (dice < 40) {
            feed(new Event.Succeeded(new TaskAttempt(new TaskId(random.nextInt(3), random.nextInt(3), 0), 7)));
        } else if (!running.isEmpty()) {
            var attempt = any(running.keySet());
            if (dice < 85) {
                succeed(attempt);
            } else {
                fail(attempt);
            }
        }
    }

    private <T> T any(Collection<T> all) {
        int index = random.nextInt(all.size());
        for (var one : all) {
            if (index-- == 0) {
                return one;
            }
        }
        throw new IllegalStateException();
    }

    private void submit() {
        var shapes = new ArrayList<StageShape>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int tasks = 1 + random.nextInt(3);
            var inputs = new ArrayList<Integer>();
            var near = new ArrayList<StageShape.Near>();
            for (int input = 0; input < i; input++) {
                if (random.nextInt(3) > 0 && (input == i - 1 || random.nextInt(2) == 0)) {
                    inputs.add(input);
                    if (random.nextInt(2) == 0) {
                        near.add(new StageShape.Near(input, random.nextInt(2)));
                    }
                }
            }
            var kind = i == count - 1
                    ? random.nextInt(6) == 0 ? StageShape.Kind.CACHE : StageShape.Kind.RESULT
                    : List.of(StageShape.Kind.SHUFFLE, StageShape.Kind.SHUFFLE, StageShape.Kind.CACHE,
                            StageShape.Kind.SPOOLED).get(random.nextInt(4));
            var held = new ArrayList<List<String>>();
            if (kind == StageShape.Kind.CACHE && !workers.isEmpty() && random.nextInt(2) == 0) {
                for (int task = 0; task < tasks; task++) {
                    held.add(random.nextInt(3) == 0 ? List.of() : List.of(any(workers.keySet())));
                }
            }
            shapes.add(new StageShape(i, tasks, inputs, kind, random.nextInt(5) == 0, near, held));
        }
        feed(new Event.Submitted(submitted, shapes));
    }

    private void succeed(TaskAttempt attempt) {
        feed(new Event.Succeeded(attempt));
    }

    private void fail(TaskAttempt attempt) {
        var task = attempt.task();
        var inputs = jobs.get(task.job()).shapes.get(task.stage()).inputs();
        feed(new Event.Failed(attempt, switch (random.nextInt(12)) {
            case 0 -> new TaskFailure.UserError(new RuntimeException("user"));
            case 1, 2, 3 -> new TaskFailure.OutOfMemory("full");
            case 4, 5 -> new TaskFailure.Killed();
            default -> inputs.isEmpty() ? new TaskFailure.Killed() : lostBlocks(task, any(inputs));
        }));
    }

    private TaskFailure lostBlocks(TaskId task, int input) {
        var outputs = jobs.get(task.job()).outputs[input];
        int partition = random.nextInt(outputs.length);
        var output = outputs[partition];
        int attempt = output == null || random.nextInt(8) == 0 ? random.nextInt(3) : output.attempt;
        return new TaskFailure.LostBlocks(input, List.of(new TaskOutput(partition, attempt)), "no answer");
    }

    private void feed(Event event) {
        history.add((Record) event);
        before(event);
        var actions = scheduler.on(event);
        for (var action : actions) {
            history.add((Record) action);
            after(action);
        }
        for (var copy : copies) {
            if (jobs.get(copy.job()).outputs[copy.stage()][copy.partition()] == null) {
                stale.add(copy);
            }
        }
        events++;
        jobs.forEach(this::check);
    }

    private void before(Event event) {
        switch (event) {
            case Event.Submitted(long id, var shapes) -> {
                var job = new ModelJob(shapes);
                jobs.put(id, job);
                submitted++;
                for (var shape : shapes) {
                    for (int p = 0; p < shape.held().size(); p++) {
                        if (!shape.held().get(p).isEmpty()) {
                            put(job, shape, p, new ModelOutput(Location.BEFORE, shape.held().get(p),
                                    origin(shape, p, Location.BEFORE, Map.of())));
                        }
                    }
                }
            }
            case Event.WorkerJoined(var name, int slots) -> workers.put(name, new ModelWorker(name, slots));
            case Event.WorkerDraining(var name) -> workers.get(name).draining = true;
            case Event.WorkerLost(var name, var _) -> {
                running.entrySet().removeIf(entry -> entry.getValue().worker.name.equals(name));
                gone(name);
            }
            case Event.Succeeded(var attempt) -> {
                var ended = end(attempt);
                if (ended != null) {
                    var task = attempt.task();
                    var job = jobs.get(task.job());
                    var shape = job.shapes.get(task.stage());
                    boolean kept = shape.kind() == StageShape.Kind.SHUFFLE || shape.kind() == StageShape.Kind.CACHE;
                    require(job.outputs[task.stage()][task.partition()] == null, () -> task + " is done twice");
                    put(job, shape, task.partition(), new ModelOutput(attempt.attempt(),
                            kept ? List.of(ended.worker.name) : List.of(),
                            origin(shape, task.partition(), attempt.attempt(), ended.origins)));
                }
            }
            case Event.Failed(var attempt, var failure) -> {
                end(attempt);
                if (failure instanceof TaskFailure.LostBlocks(int stage, var outputs, var _)) {
                    var there = jobs.get(attempt.task().job()).outputs[stage];
                    for (var output : outputs) {
                        if (there[output.partition()] != null
                                && there[output.partition()].attempt == output.attempt()) {
                            there[output.partition()] = null;
                        }
                    }
                }
            }
            case Event.Copied(long id, int stage, int partition, var worker) -> {
                var asked = copies.stream().filter(copy -> copy.job() == id && copy.stage() == stage
                        && copy.partition() == partition && copy.toWorker().equals(worker)).toList();
                copies.removeAll(asked);
                var job = jobs.get(id);
                var output = job == null ? null : job.outputs[stage][partition];
                if (output != null && workers.containsKey(worker) && !output.holders.contains(worker)
                        && (asked.stream().anyMatch(copy -> !stale.contains(copy))
                                || !job.shapes.get(stage).indeterminate())) {
                    output.holders.add(worker);
                }
            }
            case Event.CopyFailed(long id, int stage, int partition, var worker) ->
                copies.removeIf(copy -> copy.job() == id && copy.stage() == stage && copy.partition() == partition
                        && copy.toWorker().equals(worker));
            case Event.Cancelled _,Event.Tick _ -> {
            }
        }
    }

    private static Map<Integer, Integer> origin(StageShape shape, int partition, int attempt,
            Map<Integer, Integer> inputs) {
        if (!shape.indeterminate()) {
            return inputs;
        }
        var origins = new TreeMap<>(inputs);
        origins.put(shape.id() * 100 + partition, attempt);
        return origins;
    }

    private static void put(ModelJob job, StageShape shape, int partition, ModelOutput output) {
        job.outputs[shape.id()][partition] = output;
        job.wasThere[shape.id()][partition] = true;
    }

    private void gone(String name) {
        workers.remove(name);
        copies.removeIf(copy -> copy.toWorker().equals(name) || copy.fromWorker().equals(name));
        for (var job : jobs.values()) {
            for (var outputs : job.outputs) {
                for (int p = 0; p < outputs.length; p++) {
                    if (outputs[p] != null && outputs[p].holders.remove(name) && outputs[p].holders.isEmpty()) {
                        outputs[p] = null;
                    }
                }
            }
        }
    }

    private ModelTry end(TaskAttempt attempt) {
        var ended = running.remove(attempt);
        if (ended != null) {
            ended.worker.used--;
        }
        return ended;
    }

    private void after(Action action) {
        switch (action) {
            case Action.Launch(var attempt, var name) -> launched(attempt, name);
            case Action.Kill(var attempt, var name) -> {
                var killed = end(attempt);
                require(killed != null && killed.worker.name.equals(name), () -> attempt + " is not running");
            }
            case Action.Copy copy -> {
                var from = workers.get(copy.fromWorker());
                var to = workers.get(copy.toWorker());
                var output = jobs.get(copy.job()).outputs[copy.stage()][copy.partition()];
                require(from != null && to != null && !to.draining, () -> "copy between " + from + " and " + to);
                require(output != null && output.holders.contains(from.name) && !output.holders.contains(to.name),
                        "copy of what is not there");
                copies.add(copy);
            }
            case Action.Recompute(long id, int stage, var partitions, var _) -> {
                var job = jobs.get(id);
                for (int partition : partitions) {
                    require(job.wasThere[stage][partition], () -> "computed again but never there: " + partition);
                    if (job.outputs[stage][partition] != null) {
                        require(job.indeterminate, () -> "computed again though it is there: " + partition);
                        job.outputs[stage][partition] = null;
                    }
                }
            }
            case Action.StageFinished(long id, int stage) -> {
                for (var output : jobs.get(id).outputs[stage]) {
                    require(output != null, () -> "stage " + stage + " is finished without all outputs");
                }
            }
            case Action.JobFinished(long id) -> finished(id);
            case Action.JobFailed(long id, var _) -> ended(id);
            case Action.Excluded(var name, long id, var _) -> {
                require(workers.containsKey(name) && jobs.containsKey(id), () -> name + " is excluded from " + id);
                excluded = true;
            }
            case Action.Release(var name) -> {
                var worker = workers.get(name);
                require(worker != null && worker.draining && worker.used == 0, () -> name + " is not to be released");
                released(name);
                gone(name);
            }
        }
    }

    /// Nobody may need what it alone holds.
    private void released(String name) {
        for (var job : jobs.values()) {
            var needed = job.needed();
            for (var shape : job.shapes) {
                for (int p = 0; p < shape.tasks(); p++) {
                    var output = job.outputs[shape.id()][p];
                    if (output != null && output.holders.equals(List.of(name))) {
                        require(!needed[shape.id()][p], () -> name + " leaves with what is needed");
                    }
                }
            }
        }
    }

    private void launched(TaskAttempt attempt, String name) {
        var task = attempt.task();
        var worker = workers.get(name);
        require(worker != null && !worker.draining, () -> attempt + " is launched on " + name);
        var job = jobs.get(task.job());
        var shape = job.shapes.get(task.stage());
        require(job.outputs[task.stage()][task.partition()] == null, () -> attempt + " has a result");
        require(job.inputsThere(shape, task.partition()), () -> attempt + " lacks inputs");
        require(job.needed()[task.stage()][task.partition()], () -> attempt + " is not needed");
        int others = 0;
        for (var other : running.keySet()) {
            others += other.task().equals(task) ? 1 : 0;
        }
        require(others <= (speculates ? 1 : 0), () -> attempt + " has too many tries");
        require(++worker.used <= worker.slots, () -> name + " is overloaded");
        require(running.put(attempt, new ModelTry(worker, job.origins(shape, task.partition()))) == null,
                () -> attempt + " twice");
    }

    /// The result must come from one try at each partition of a stage that gives other rows each time.
    private void finished(long id) {
        var job = jobs.get(id);
        var origins = new TreeMap<Integer, Integer>();
        for (var output : job.outputs[job.shapes.size() - 1]) {
            require(output != null, () -> "job " + id + " is finished without all results");
            output.origins.forEach((key, attempt) -> {
                var other = origins.put(key, attempt);
                require(other == null || other.equals(attempt),
                        () -> "the result mixes tries " + other + " and " + attempt
                                + " of stage " + key / 100 + " task " + key % 100);
            });
        }
        ended(id);
    }

    private void ended(long id) {
        require(jobs.remove(id) != null, () -> "job " + id + " ended twice");
        ended++;
        copies.removeIf(copy -> copy.job() == id);
        for (var attempt : running.keySet()) {
            require(attempt.task().job() != id, () -> attempt + " still runs");
        }
    }

    /// Outputs are where the model has them, and what could run while a worker is free does.
    private void check(long id, ModelJob job) {
        if (events % 4 != 0 && !job.indeterminate) {
            return;
        }
        for (var shape : job.shapes) {
            var locations = scheduler.locations(id, shape.id());
            for (int p = 0; p < shape.tasks(); p++) {
                var location = locations.get(p);
                var output = job.outputs[shape.id()][p];
                boolean there = !location.equals(Location.NOWHERE);
                if (!there && output != null && job.indeterminate) {
                    job.outputs[shape.id()][p] = null;
                    output = null;
                }
                boolean equal = output == null
                        ? !there
                        : there && location.attempt() == output.attempt && location.workers().equals(output.holders);
                var place = output == null ? "nowhere" : output.holders;
                int partition = p;
                require(equal, () -> "output " + shape.id() + "." + partition + " at " + location + ", not " + place);
            }
        }
        boolean free = false;
        for (var worker : workers.values()) {
            free |= !worker.draining && worker.used < worker.slots;
        }
        if (free) {
            checkNothingWaits(id, job);
        }
    }

    private void checkNothingWaits(long id, ModelJob job) {
        var needed = job.needed();
        for (var shape : job.shapes) {
            boolean ready = shape.near().isEmpty();
            for (int t = 0; t < shape.tasks() && ready; t++) {
                ready = !needed[shape.id()][t] || job.outputs[shape.id()][t] != null || job.inputsThere(shape, t);
            }
            for (int t = 0; t < shape.tasks() && ready; t++) {
                if (needed[shape.id()][t] && job.outputs[shape.id()][t] == null) {
                    var task = new TaskId(id, shape.id(), t);
                    boolean runs = running.keySet().stream().anyMatch(attempt -> attempt.task().equals(task));
                    require(runs || excluded, () -> task + " waits while a worker is free");
                }
            }
        }
    }

    private static void require(boolean held, Supplier<String> otherwise) {
        if (!held) {
            throw new AssertionError(otherwise.get());
        }
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }
}

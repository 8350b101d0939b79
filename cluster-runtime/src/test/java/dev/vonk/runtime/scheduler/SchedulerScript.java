package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import dev.vonk.runtime.stage.TaskOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Runs one script and gives it back with the actions that each event causes below it.
///
/// ```
/// settings failures=2 stages=1 grace=10 exclude=1 replicas=2 speculation=0.5x2        (first, if at all)
/// worker w1 2                      w1 joins with two slots
/// workers 3x2                      w1, w2, w3 join with two slots each; x1 may be left out
/// submit 1 0:4 1:2<0               job 1: stage 0 of four tasks, stage 1 of two that reads all of it and is the result
/// submit 1 0:2c@w1,w2+w3 1:2<=0    stage 0 is cached: partition 0 on w1, 1 on w2 and w3; task i of stage 1 reads
///                                  partition i alone (=0+2: task 2 reads partition 0)
/// submit 1 0:2~ 1:2s<0 2:1<1       ~ gives other rows each time, s is spooled, c cached
/// done 1/0.3                       job 1, stage 0, task 3 (its first try; 1/0.3#1 is the second); 1/0.0..3 is four of them
/// fail 1/0.3 user                  user, bug, memory, killed, or lost:0:1,2#1 (blocks of stage 0: task 1, and try 1 of task 2)
/// lose w1 reason
/// drain w1
/// cancel 1
/// copied 1/0.1 w2                  or: refused 1/0.1 w2
/// tick 1.5                         seconds since the beginning
/// where 1/0                        no event: says where the output of a stage is
/// ```
final class SchedulerScript {
    private Scheduler scheduler = new Scheduler();
    private final StringBuilder out = new StringBuilder();

    static String run(List<String> lines) {
        var script = new SchedulerScript();
        lines.forEach(script::line);
        return script.out.toString();
    }

    private void line(String line) {
        out.append(line).append('\n');
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        var words = line.split(" ");
        switch (words[0]) {
            case "settings" -> scheduler = new Scheduler(settings(words));
            case "workers" -> {
                var numbers = words[1].split("x");
                for (int i = 1; i <= Integer.parseInt(numbers[0]); i++) {
                    feed(new Event.WorkerJoined("w" + i, numbers.length < 2 ? 1 : Integer.parseInt(numbers[1])));
                }
            }
            case "done" -> attempts(words[1]).forEach(attempt -> feed(new Event.Succeeded(attempt)));
            case "where" -> {
                var parts = words[1].split("/");
                show(places(scheduler.locations(Long.parseLong(parts[0]), Integer.parseInt(parts[1]))));
            }
            default -> feed(event(words));
        }
    }

    private void feed(Event event) {
        scheduler.on(event).forEach(action -> show(text(action)));
    }

    private void show(String text) {
        out.append("  ").append(text).append('\n');
    }

    private static Event event(String[] words) {
        return switch (words[0]) {
            case "worker" -> new Event.WorkerJoined(words[1], Integer.parseInt(words[2]));
            case "lose" -> new Event.WorkerLost(words[1], words.length < 3
                    ? "connection closed"
                    : String.join(" ", Arrays.copyOfRange(words, 2, words.length)));
            case "drain" -> new Event.WorkerDraining(words[1]);
            case "submit" -> submitted(words);
            case "cancel" -> new Event.Cancelled(Long.parseLong(words[1]));
            case "fail" -> new Event.Failed(attempts(words[1]).get(0), failure(words[2]));
            case "tick" -> new Event.Tick((long) (Double.parseDouble(words[1]) * TimeUnit.SECONDS.toNanos(1)));
            case "copied" -> {
                var task = attempts(words[1]).get(0).task();
                yield new Event.Copied(task.job(), task.stage(), task.partition(), words[2]);
            }
            case "refused" -> {
                var task = attempts(words[1]).get(0).task();
                yield new Event.CopyFailed(task.job(), task.stage(), task.partition(), words[2]);
            }
            default -> throw new IllegalArgumentException(String.join(" ", words));
        };
    }

    private static SchedulerSettings settings(String[] words) {
        var settings = SchedulerSettings.USUAL;
        for (int i = 1; i < words.length; i++) {
            var parts = words[i].split("=");
            settings = switch (parts[0]) {
                case "failures" -> settings.withMaxTaskFailures(Integer.parseInt(parts[1]));
                case "stages" -> settings.withMaxStageAttempts(Integer.parseInt(parts[1]));
                case "grace" -> settings.withGraceNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(parts[1])));
                case "exclude" -> settings.withExcludeAfter(Integer.parseInt(parts[1]));
                case "replicas" -> settings.withReplicas(Integer.parseInt(parts[1]));
                case "speculation" -> {
                    var numbers = parts[1].split("x");
                    yield settings.withSpeculation(new SchedulerSettings.Speculation(Double.parseDouble(numbers[0]),
                            Double.parseDouble(numbers[1])));
                }
                default -> throw new IllegalArgumentException(words[i]);
            };
        }
        return settings;
    }

    private static Event submitted(String[] words) {
        var stages = new ArrayList<StageShape>();
        for (int i = 2; i < words.length; i++) {
            stages.add(stage(words[i], i == words.length - 1));
        }
        return new Event.Submitted(Long.parseLong(words[1]), stages);
    }

    private static StageShape stage(String text, boolean last) {
        var sides = text.split("<");
        var shape = sides[0].split("@");
        var numbers = shape[0].split(":");
        var held = new ArrayList<List<String>>();
        if (shape.length > 1) {
            for (var holders : shape[1].split(",")) {
                held.add(holders.equals("-") ? List.of() : List.of(holders.split("\\+")));
            }
        }
        var inputs = new ArrayList<Integer>();
        var near = new ArrayList<StageShape.Near>();
        for (var input : sides.length > 1 ? sides[1].split(",") : new String[0]) {
            var parts = input.replace("=", "").split("\\+");
            int stage = Integer.parseInt(parts[0]);
            if (!inputs.contains(stage)) {
                inputs.add(stage);
            }
            if (input.startsWith("=")) {
                near.add(new StageShape.Near(stage, parts.length > 1 ? Integer.parseInt(parts[1]) : 0));
            }
        }
        var kind = numbers[1].contains("c")
                ? StageShape.Kind.CACHE
                : numbers[1].contains("s")
                        ? StageShape.Kind.SPOOLED
                        : last ? StageShape.Kind.RESULT : StageShape.Kind.SHUFFLE;
        return new StageShape(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1].replaceAll("[cs~]", "")),
                inputs, kind, numbers[1].contains("~"), near, held);
    }

    private static List<TaskAttempt> attempts(String text) {
        var parts = text.split("[/#]|(?<!\\.)\\.(?!\\.)");
        var range = parts[2].split("\\.\\.");
        int first = Integer.parseInt(range[0]);
        int last = range.length > 1 ? Integer.parseInt(range[1]) : first;
        var attempts = new ArrayList<TaskAttempt>();
        for (int i = first; i <= last; i++) {
            attempts.add(new TaskAttempt(new TaskId(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), i),
                    parts.length > 3 ? Integer.parseInt(parts[3]) : 0));
        }
        return attempts;
    }

    private static TaskFailure failure(String text) {
        var parts = text.split(":");
        return switch (parts[0]) {
            case "user" -> new TaskFailure.UserError(new IllegalArgumentException("division by zero"));
            case "bug" -> new TaskFailure.InternalError(new IllegalStateException("bug"));
            case "memory" -> new TaskFailure.OutOfMemory("out of memory");
            case "killed" -> new TaskFailure.Killed();
            case "lost" -> new TaskFailure.LostBlocks(Integer.parseInt(parts[1]),
                    Arrays.stream(parts[2].split(",")).map(SchedulerScript::output).toList(), "worker does not answer");
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static TaskOutput output(String text) {
        var parts = text.split("#");
        return new TaskOutput(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    private static String places(List<Location> locations) {
        var places = new ArrayList<String>();
        for (int i = 0; i < locations.size(); i++) {
            var location = locations.get(i);
            places.add(i + ": " + (location.equals(Location.NOWHERE)
                    ? "-"
                    : String.join("+", location.workers())
                            + (location.attempt() == Location.BEFORE ? " from before" : "#" + location.attempt())));
        }
        return String.join(", ", places);
    }

    private static String text(Action action) {
        return switch (action) {
            case Action.Launch(var attempt, var worker) ->
                "launch " + attempt.task().job() + "/" + attempt + " on " + worker;
            case Action.Kill(var attempt, var worker) ->
                "kill " + attempt.task().job() + "/" + attempt + " on " + worker;
            case Action.StageFinished(long job, int stage) -> "stage " + job + "/" + stage + " finished";
            case Action.JobFinished(long job) -> "job " + job + " finished";
            case Action.JobFailed(long job, var failure) -> "job " + job + " failed: " + failure.message();
            case Action.Copy(long job, int stage, int partition, var from, var to) ->
                "copy " + job + "/" + stage + "." + partition + " from " + from + " to " + to;
            case Action.Recompute(long job, int stage, var partitions, var reason) ->
                "recompute " + job + "/" + stage + "." + partitions.stream().map(String::valueOf)
                        .collect(Collectors.joining(",")) + ": " + reason;
            case Action.Excluded(var worker, long job, var reason) ->
                "exclude " + worker + " from job " + job + ": " + reason;
            case Action.Release(var worker) -> "release " + worker;
        };
    }
}

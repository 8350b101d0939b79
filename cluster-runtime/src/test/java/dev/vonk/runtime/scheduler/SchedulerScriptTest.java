package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskAttempt;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.stage.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Runs the scripts beside it: a line is an event, the indented lines below are the actions it must cause.
/// `-Dgolden=update` rewrites them.
///
/// ```
/// worker w1 2                      w1 joins with two slots
/// submit 1 0:4 1:2<0               job 1: stage 0 of four tasks, stage 1 of two that reads it and gives the result
/// done 1/0.3                       job 1, stage 0, task 3 (its first try; 1/0.3#1 is the second)
/// fail 1/0.3 user                  user, bug, memory, killed, or lost:0:1,2 (blocks of stage 0, tasks 1 and 2)
/// lose w1
/// cancel 1
/// ```
class SchedulerScriptTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/dev/vonk/runtime/scheduler");

    @TestFactory
    Stream<DynamicTest> eachScriptGivesTheActionsItNames() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        var expected = Files.readString(file);
        var actual = run(expected.lines().filter(line -> !line.startsWith("  ")).toList());
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(file, actual);
        }
        assertEquals(expected, actual);
    }

    private static String run(List<String> events) {
        var scheduler = new Scheduler();
        var out = new StringBuilder();
        for (var line : events) {
            out.append(line).append('\n');
            if (!line.isBlank() && !line.startsWith("#")) {
                scheduler.on(event(line)).forEach(action -> out.append("  ").append(show(action)).append('\n'));
            }
        }
        return out.toString();
    }

    private static Event event(String line) {
        var words = line.split(" ");
        return switch (words[0]) {
            case "worker" -> new Event.WorkerJoined(words[1], Integer.parseInt(words[2]));
            case "lose" -> new Event.WorkerLost(words[1], "connection closed");
            case "submit" -> submitted(words);
            case "cancel" -> new Event.Cancelled(Long.parseLong(words[1]));
            case "done" -> new Event.Succeeded(attempt(words[1]));
            case "fail" -> new Event.Failed(attempt(words[1]), failure(words[2]));
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static Event submitted(String[] words) {
        var stages = new ArrayList<StageShape>();
        for (int i = 2; i < words.length; i++) {
            var parts = words[i].split("[:<]");
            var inputs = parts.length < 3
                    ? List.<Integer>of()
                    : Arrays.stream(parts[2].split(",")).map(Integer::valueOf).toList();
            stages.add(StageShape.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), inputs,
                    i == words.length - 1 ? StageShape.Kind.RESULT : StageShape.Kind.SHUFFLE));
        }
        return new Event.Submitted(Long.parseLong(words[1]), stages);
    }

    private static TaskAttempt attempt(String text) {
        var parts = text.split("[/.#]");
        return new TaskAttempt(
                new TaskId(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
                parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
    }

    private static TaskFailure failure(String text) {
        var parts = text.split(":");
        return switch (parts[0]) {
            case "user" -> new TaskFailure.UserError(new IllegalArgumentException("division by zero"));
            case "bug" -> new TaskFailure.InternalError(new IllegalStateException("bug"));
            case "memory" -> new TaskFailure.OutOfMemory("out of memory");
            case "killed" -> new TaskFailure.Killed();
            case "lost" -> new TaskFailure.LostBlocks(Integer.parseInt(parts[1]),
                    Arrays.stream(parts[2].split(",")).map(Integer::valueOf).map(p -> new dev.vonk.runtime.stage.TaskOutput(p, 0)).toList(), "gone");
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String show(Action action) {
        return switch (action) {
            case Action.Launch(var attempt, var worker) ->
                "launch " + attempt.task().job() + "/" + attempt + " on " + worker;
            case Action.Kill(var attempt, var worker) ->
                "kill " + attempt.task().job() + "/" + attempt + " on " + worker;
            case Action.Copy _,Action.Recompute _,Action.Excluded _,Action.Release _ -> action.toString();
            case Action.StageFinished(long job, int stage) -> "stage " + job + "/" + stage + " finished";
            case Action.JobFinished(long job) -> "job " + job + " finished";
            case Action.JobFailed(long job, var failure) -> "job " + job + " failed: " + failure.message();
        };
    }
}

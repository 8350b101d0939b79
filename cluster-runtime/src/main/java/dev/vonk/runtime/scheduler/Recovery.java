package dev.vonk.runtime.scheduler;

import dev.vonk.runtime.stage.TaskFailure;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What follows from lost output once all that one event took is known: stages that give other rows each time start
/// anew, with all that was made from them; the reader is told what is computed again; and a job whose losses lead
/// nowhere is given up.
final class Recovery {
    private final Dispatch dispatch;
    private final Lineage lineage;
    private final int maxStageAttempts;

    Recovery(Dispatch dispatch, Lineage lineage, int maxStageAttempts) {
        this.dispatch = dispatch;
        this.lineage = lineage;
        this.maxStageAttempts = maxStageAttempts;
    }

    /// @return why the job must end; null where it need not
    @Nullable
    TaskFailure settle(JobState job, List<Action> actions) {
        var anew = new BitSet();
        while (!job.startedAnew().isEmpty()) {
            var stage = job.stage(job.startedAnew().removeFirst());
            if (!anew.get(stage.id()) && used(stage)) {
                var failure = startAnew(stage, anew, actions);
                if (failure != null) {
                    return failure;
                }
            }
        }
        while (!job.computedAgain().isEmpty()) {
            var entry = job.computedAgain().pollFirstEntry();
            var failure = computeAgain(job.stage(entry.getKey()), entry.getValue(), actions);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private @Nullable TaskFailure computeAgain(StageState stage, BitSet partitions, List<Action> actions) {
        var byReason = new TreeMap<Integer, BitSet>();
        var reasons = new TreeMap<String, Integer>();
        partitions.stream().filter(stage::wants).forEach(partition -> {
            var reason = stage.lost().get(partition);
            if (reason != null) {
                byReason.computeIfAbsent(reasons.computeIfAbsent(reason, _ -> partition), _ -> new BitSet())
                        .set(partition);
            }
        });
        if (byReason.isEmpty()) {
            return null;
        }
        var texts = byReason.entrySet().stream().map(entry -> {
            var reason = stage.lost().get(entry.getKey());
            var tasks = entry.getValue().stream().boxed().toList();
            actions.add(new Action.Recompute(stage.job().id(), stage.id(), tasks, String.valueOf(reason)));
            return (tasks.size() == 1 ? "task " : "tasks ") + listed(tasks) + " (" + reason + ")";
        }).collect(Collectors.joining(", "));
        boolean round = stage.losses.lost(texts);
        return round && stage.losses.losses().size() > maxStageAttempts
                ? new TaskFailure.RepeatedLoss(stage.id(), stage.losses.losses())
                : null;
    }

    private static String listed(List<Integer> tasks) {
        int shown = Math.min(10, tasks.size());
        return tasks.subList(0, shown).stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (tasks.size() > shown ? " and " + (tasks.size() - shown) + " more" : "");
    }

    private @Nullable TaskFailure startAnew(StageState stage, BitSet anew, List<Action> actions) {
        int lowest = stage.lost().keySet().stream().min(Integer::compare).orElse(0);
        var reason = String.valueOf(stage.lost().get(lowest));
        int starts = stage.losses.startAnew();
        if (starts > maxStageAttempts) {
            return new TaskFailure.RepeatedLoss(stage.id(),
                    Collections.nCopies(starts, "some of it, so that all of it had to be computed again ("
                            + reason + ")"));
        }
        var clause = "stage " + stage.id() + " gives other rows each time; " + reason;
        loseAll(stage, clause);
        anew.set(stage.id());
        var changed = new BitSet();
        changed.set(stage.id());
        for (var consumer : stage.job().stages()) {
            if (consumer.inputs().stream().noneMatch(link -> changed.get(link.producer().id()))) {
                continue;
            }
            changed.set(consumer.id());
            anew.set(consumer.id());
            if (consumer.is(StageShape.Kind.RESULT) && madeAny(consumer)) {
                return new TaskFailure.ChangedResult(stage.id(), reason);
            }
            dispatch.killAll(consumer, actions);
            loseAll(consumer, clause);
        }
        return null;
    }

    /// Output from before the job stays: it was made from other rows in any case.
    private void loseAll(StageState stage, String reason) {
        var outputs = stage.outputs();
        for (int i = outputs.nextPresent(0); i < stage.tasks(); i = outputs.nextPresent(i + 1)) {
            if (outputs.attempt(i) != Location.BEFORE) {
                lineage.lose(stage, i, reason);
            }
        }
    }

    /// Whether anything there or under way may have been made from the rows that are gone, at first hand or later:
    /// what lies between may be gone as well.
    private static boolean used(StageState stage) {
        var again = stage.job().computedAgain().getOrDefault(stage.id(), new BitSet());
        for (var link : stage.consumers()) {
            if (link.whole()
                    ? started(link.consumer())
                    : again.stream().anyMatch(partition -> usedAlone(link, partition))) {
                return true;
            }
        }
        var first = new BitSet();
        stage.consumers().forEach(link -> first.set(link.consumer().id()));
        var later = new BitSet();
        for (var other : stage.job().stages()) {
            if (other.inputs().stream().map(link -> link.producer().id())
                    .anyMatch(id -> first.get(id) || later.get(id))) {
                later.set(other.id());
                if (started(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean usedAlone(StageLink link, int partition) {
        var consumer = link.consumer();
        var used = new boolean[1];
        link.consumersOf(partition, task -> used[0] |= consumer.outputs().has(task)
                || !consumer.running(task).isEmpty());
        return used[0];
    }

    private static boolean started(StageState stage) {
        return !stage.running().isEmpty() || madeAny(stage);
    }

    private static boolean madeAny(StageState stage) {
        var outputs = stage.outputs();
        for (int i = outputs.nextPresent(0); i < stage.tasks(); i = outputs.nextPresent(i + 1)) {
            if (outputs.attempt(i) != Location.BEFORE) {
                return true;
            }
        }
        return false;
    }
}

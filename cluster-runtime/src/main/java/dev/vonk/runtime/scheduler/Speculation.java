package dev.vonk.runtime.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Finds tasks that take much longer than others of their stage.
final class Speculation {
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);

    private final SchedulerSettings.Speculation settings;

    Speculation(SchedulerSettings.Speculation settings) {
        this.settings = settings;
    }

    /// The tries of a stage beside which a second one is worth while.
    List<RunningTry> slow(StageState stage, long now) {
        var durations = stage.durations();
        int done = stage.tasks() - stage.outputs().missingCount();
        if (durations == null || stage.running().isEmpty() || done == 0 || !stage.ready()
                || done < settings.quantile() * stage.tasks()) {
            return List.of();
        }
        long limit = Math.max(SHORTEST, (long) (settings.multiplier() * durations.median()));
        var slow = new ArrayList<RunningTry>();
        for (var tries : stage.running().values()) {
            if (tries.size() == 1 && now - tries.get(0).started() > limit && stage.wants(tries.get(0).partition())) {
                slow.add(tries.get(0));
            }
        }
        return slow;
    }
}

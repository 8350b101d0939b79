package dev.vonk.runtime.scheduler;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/// Sees to it that cached partitions have as many holders as is wished, and one at least that stays when a holder
/// wants to leave.
final class Replication {
    private final WorkerPool pool;
    private final int replicas;

    Replication(WorkerPool pool, int replicas) {
        this.pool = pool;
        this.replicas = replicas;
    }

    /// A stage has all its outputs.
    void finished(StageState stage, List<Action> actions) {
        if (stage.is(StageShape.Kind.CACHE) && wished(stage) > 1) {
            for (int i = 0; i < stage.tasks(); i++) {
                check(stage, i, actions);
            }
        }
    }

    /// A worker joined: it may take copies that nobody could.
    void joined(StageState stage, List<Action> actions) {
        if (!stage.copies.tooFew().isEmpty()) {
            var waiting = (BitSet) stage.copies.tooFew().clone();
            waiting.stream().forEach(partition -> check(stage, partition, actions));
        }
    }

    /// The holders of a partition have changed, or what they want.
    void check(StageState stage, int partition, List<Action> actions) {
        if (!stage.is(StageShape.Kind.CACHE) || !stage.outputs().has(partition)) {
            return;
        }
        var holders = stage.outputs().holders(partition);
        long staying = holders.stream().filter(WorkerState::usable).count()
                + stage.copies.of(partition).stream().filter(copy -> copy.to().usable()).count();
        int wished = stage.complete() ? wished(stage) : 1;
        stage.copies.tooFew().clear(partition);
        for (; staying < wished; staying++) {
            if (!ask(stage, partition, holders, actions)) {
                stage.copies.tooFew().set(partition);
                return;
            }
        }
    }

    private int wished(StageState stage) {
        return Math.max(replicas, stage.shape().copies());
    }

    private boolean ask(StageState stage, int partition, List<WorkerState> holders, List<Action> actions) {
        var others = new HashSet<>(holders);
        others.addAll(stage.copies.refusers(partition));
        stage.copies.of(partition).forEach(copy -> others.add(copy.to()));
        var to = pool.fewestCopies(others);
        if (to == null) {
            return false;
        }
        var from = holders.stream().filter(WorkerState::usable).findFirst().orElse(holders.get(0));
        pool.askCopy(to);
        stage.copies.asked(partition, from, to);
        actions.add(new Action.Copy(stage.job().id(), stage.id(), partition, from.name(), to.name()));
        return true;
    }

    /// Whether a worker that wants to leave holds something that is needed and nobody else has.
    static boolean needed(StageState stage, WorkerState worker) {
        if (!stage.outputs().holdsAny(worker)) {
            return false;
        }
        if (!stage.is(StageShape.Kind.CACHE)) {
            return stage.wholeReaders > 0 || stage.singleReaders != null
                    && stage.outputs().partitionsOf(worker).stream().anyMatch(stage::needs);
        }
        return stage.outputs().partitionsOf(worker).stream().anyMatch(partition -> {
            boolean stays = stage.outputs().holders(partition).stream().anyMatch(WorkerState::usable);
            return !stays && (stage.needs(partition) || !stage.copies.of(partition).isEmpty());
        });
    }
}

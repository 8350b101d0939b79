package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import dev.vonk.runtime.operator.TaskCounts;
import java.util.BitSet;
import java.util.List;

/// What the events so far say of one stage.
final class StageFold {
    private static final int LONGEST_PLAN = 100_000;

    private final StageOutline outline;
    private final BitSet done = new BitSet();
    private TaskCounts counts = TaskCounts.ZERO;
    private boolean used;
    private int running;
    private int failed;
    private int recomputed;
    private long nanos;

    StageFold(StageOutline outline) {
        this.outline = new StageOutline(outline.stage(), Texts.cut(outline.label()), outline.tasks(),
                List.copyOf(outline.inputs()), Texts.cut(outline.plan(), LONGEST_PLAN));
    }

    void started() {
        used = true;
        running++;
    }

    void stopped() {
        running--;
    }

    void succeeded(int partition, TaskCounts more, long time) {
        done.set(partition);
        ended(more, time);
    }

    void failed(TaskCounts more, long time) {
        failed++;
        ended(more, time);
    }

    private void ended(TaskCounts more, long time) {
        running--;
        counts = counts.plus(more);
        nanos += time;
    }

    void recomputing(List<Integer> partitions) {
        used = true;
        recomputed += partitions.size();
        partitions.forEach(done::clear);
    }

    /// Of a job that was not watched: only its end is known.
    void skipTo(StageProgress end) {
        used = true;
        done.set(0, end.done());
        failed = end.failed();
        recomputed = end.recomputed();
        counts = end.counts();
    }

    StageView view() {
        return new StageView(outline.stage(), outline.label(), outline.tasks(), outline.inputs(), outline.plan(), used,
                done.cardinality(), running, failed, recomputed, counts, nanos);
    }
}

package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import dev.vonk.runtime.operator.NodeCounts;
import java.util.List;
import java.util.Locale;

/// What the stages of a job did, as text for EXPLAIN ANALYZE: each stage's tree, with rows and time at each step. Times
/// are those of all tasks together, so they may add up to more than the query took.
final class StageReport {
    private StageReport() {
    }

    /// @param outlines what the stages do, by stage
    static String of(JobProgress job, List<StageOutline> outlines, long rows) {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "== Run: %.1f ms, %,d rows ==%n", job.nanos() / 1e6, rows));
        for (var stage : job.stages()) {
            summary(stage, text);
            text.append(tree(outlines.get(stage.stage()).plan(), stage.counts().nodes()).indent(2));
        }
        return text.toString();
    }

    private static void summary(StageProgress stage, StringBuilder text) {
        var counts = stage.counts();
        text.append(String.format(Locale.ROOT, "stage %d: %d tasks, read %,d rows", stage.stage(), stage.tasks(),
                counts.rowsRead()));
        if (counts.bytesRead() > 0) {
            text.append(String.format(Locale.ROOT, " (%,d bytes)", counts.bytesRead()));
        }
        text.append(String.format(Locale.ROOT, ", put out %,d rows in %.1f ms", counts.rowsWritten(),
                counts.outputNanos() / 1e6));
        if (counts.bytesSpilled() > 0) {
            text.append(String.format(Locale.ROOT, ", spilled %,d bytes", counts.bytesSpilled()));
        }
        text.append('\n');
    }

    /// The lines of a tree are its nodes in pre-order, as the counts are.
    private static String tree(String plan, List<NodeCounts> nodes) {
        var text = new StringBuilder();
        var lines = plan.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append(i < nodes.size() ? figures(nodes.get(i)) : "").append('\n');
        }
        return text.toString();
    }

    /// Nothing for a node that another one does the work of, such as the exchange that a merge reads.
    private static String figures(NodeCounts node) {
        return node.equals(NodeCounts.ZERO)
                ? ""
                : String.format(Locale.ROOT, "  (%,d rows, %.1f ms)", node.rows(), node.nanos() / 1e6);
    }
}

package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.JobProgress;
import java.util.Locale;

/// What the stages of a job did, as text for EXPLAIN ANALYZE.
final class StageReport {
    private StageReport() {
    }

    static String of(JobProgress job, long rows) {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "== Run: %.1f ms, %,d rows ==%n", job.nanos() / 1e6, rows));
        for (var stage : job.stages()) {
            text.append(String.format(Locale.ROOT, "stage %d: %d tasks, read %,d rows", stage.stage(), stage.tasks(),
                    stage.counts().rowsRead()));
            if (stage.counts().bytesRead() > 0) {
                text.append(String.format(Locale.ROOT, " (%,d bytes)", stage.counts().bytesRead()));
            }
            text.append(String.format(Locale.ROOT, ", put out %,d rows", stage.counts().rowsWritten()));
            if (stage.counts().bytesSpilled() > 0) {
                text.append(String.format(Locale.ROOT, ", spilled %,d bytes", stage.counts().bytesSpilled()));
            }
            text.append("  [").append(stage.label()).append("]\n");
        }
        return text.toString();
    }
}

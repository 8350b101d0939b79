package dev.vonk.kernel.status;

import dev.vonk.runtime.operator.NodeCounts;
import java.util.List;
import java.util.Locale;

/// One job: its stages as a picture and as figures, their plans with what each step did, and the tries at its tasks.
final class JobPage {
    private static final int MOST_TASKS = 1_000;

    private JobPage() {
    }

    static Tag of(JobView job, long now) {
        var page = Tag.of("div").add(Tag.of("p").add(JobsPage.state(job)).add(" started "
                + Figures.moment(job.startedAt()) + ", took " + Figures.time(job.nanosAt(now)) + " ")
                .add(JobsPage.progress(job)));
        if (!job.failure().isEmpty()) {
            page.add(Tag.of("pre", job.failure()).with("class", "failure"));
        }
        if (!job.notes().isEmpty()) {
            var notes = Tag.of("ul");
            job.notes().forEach(note -> notes.add(Tag.of("li", note)));
            page.add(Tag.of("h2", "Lost on the way")).add(notes);
        }
        return page.add(Tag.of("h2", "Stages")).add(StageDrawing.of(job)).add(stages(job))
                .add(Tag.of("h2", "Plan")).add(plans(job)).add(Tag.of("h2", "Tasks")).add(tasks(job, now));
    }

    private static Tag stages(JobView job) {
        var table = new Table("#Stage", "Last step", "State", "#Tasks", "#Running", "#Failed tries", "#Recomputed",
                "#Rows read", "#Rows out", "#Bytes read", "#Fetched", "#Written", "#Spilled", "#Task time");
        for (var stage : job.stages()) {
            var counts = stage.counts();
            table.row(Integer.toString(stage.stage()), stage.label(), StageWords.state(job, stage),
                    Figures.count(stage.done()) + "/" + Figures.count(stage.tasks()),
                    Figures.count(stage.running()), Figures.count(stage.failed()), Figures.count(stage.recomputed()),
                    Figures.count(counts.rowsRead()), Figures.count(counts.rowsWritten()),
                    Figures.bytes(counts.bytesRead()), Figures.bytes(counts.bytesFetched()),
                    Figures.bytes(counts.bytesWritten()), Figures.bytes(counts.bytesSpilled()),
                    Figures.time(stage.taskNanos()));
        }
        return table.tag();
    }

    private static Tag plans(JobView job) {
        var all = Tag.of("div");
        for (var stage : job.stages().reversed()) {
            if (!stage.plan().isEmpty()) {
                all.add(Tag.of("details").with("id", "plan-" + stage.stage()).with("open", "open")
                        .add(Tag.of("summary", "Stage " + stage.stage())).add(plan(stage)));
            }
        }
        return all;
    }

    private static Tag plan(StageView stage) {
        var table = new Table("Step", "#Rows out", "#Batches", "#Time in it");
        var lines = stage.plan().lines().toList();
        var nodes = stage.counts().nodes();
        table.row(Tag.of("code", "(output)"), Tag.of("span", Figures.count(stage.counts().rowsWritten())),
                Tag.of("span", ""), Tag.of("span", Figures.time(stage.counts().outputNanos())));
        for (int i = 0; i < lines.size(); i++) {
            figures(table, lines.get(i), i < nodes.size() ? nodes.get(i) : NodeCounts.ZERO);
        }
        return table.tag();
    }

    private static void figures(Table table, String line, NodeCounts node) {
        boolean known = !node.equals(NodeCounts.ZERO);
        table.row(Tag.of("code", line), Tag.of("span", known ? Figures.count(node.rows()) : ""),
                Tag.of("span", known ? Figures.count(node.batches()) : ""),
                Tag.of("span", known ? Figures.time(node.nanos()) : ""));
    }

    private static Tag tasks(JobView job, long now) {
        List<TaskView> last = job.tasks().subList(Math.max(0, job.tasks().size() - MOST_TASKS), job.tasks().size());
        int left = job.forgotten() + job.tasks().size() - last.size();
        var table = new Table("Task", "#Try", "Worker", "State", "Started", "#Time", "#Rows read", "#Rows out",
                "#Bytes read", "#Fetched", "#Written", "#Spilled", "Failure");
        for (var task : last.reversed()) {
            var counts = task.counts();
            long nanos = task.state() == TaskView.State.RUNNING
                    ? Math.max(0, now - task.startedAt()) * 1_000_000
                    : task.nanos();
            table.row(task.stage() + "." + task.partition(), Integer.toString(task.attempt()), task.worker(),
                    task.state().name().toLowerCase(Locale.ROOT), Figures.moment(task.startedAt()),
                    Figures.time(nanos), Figures.count(counts.rowsRead()), Figures.count(counts.rowsWritten()),
                    Figures.bytes(counts.bytesRead()), Figures.bytes(counts.bytesFetched()),
                    Figures.bytes(counts.bytesWritten()), Figures.bytes(counts.bytesSpilled()), task.failure());
        }
        var shown = Tag.of("div").add(table.tag());
        return left == 0 ? shown : shown.add(Tag.of("p", Figures.count(left) + " earlier tries are not shown."));
    }
}

package dev.vonk.kernel.status;

import java.util.Locale;

/// All jobs, the last one first.
final class JobsPage {
    private JobsPage() {
    }

    static Tag of(Snapshot now) {
        if (now.jobs().isEmpty()) {
            return Tag.of("p", "No query has run yet.").with("class", "faint");
        }
        var table = new Table("#Job", "Query", "State", "Started", "#Time", "Tasks", "#Failed tries", "#Recomputed",
                "#Rows read", "#Bytes read", "#Spilled");
        for (var job : now.jobs().reversed()) {
            table.row(Tag.of("a", Long.toString(job.job())).with("href", "/jobs/" + job.job()),
                    Tag.of("span", job.description()), state(job), Tag.of("span", Figures.moment(job.startedAt())),
                    Tag.of("span", Figures.time(job.nanosAt(now.at()))), progress(job),
                    Tag.of("span", Figures.count(job.sum(StageView::failed))),
                    Tag.of("span", Figures.count(job.sum(StageView::recomputed))),
                    Tag.of("span", Figures.count(job.sum(stage -> stage.counts().rowsRead()))),
                    Tag.of("span", Figures.bytes(job.sum(stage -> stage.counts().bytesRead()))),
                    Tag.of("span", Figures.bytes(job.sum(stage -> stage.counts().bytesSpilled()))));
        }
        return table.tag();
    }

    static Tag state(JobView job) {
        var word = job.state().name().toLowerCase(Locale.ROOT);
        return Tag.of("span", word).with("class", "state " + word);
    }

    static Tag progress(JobView job) {
        long done = job.sum(StageView::done);
        long all = job.sum(StageView::tasks);
        return Tag.of("span").add(Tag.of("progress").with("value", done).with("max", Math.max(1, all)))
                .add(" " + Figures.count(done) + "/" + Figures.count(all));
    }
}

package dev.vonk.kernel.status;

import java.util.Locale;

/// The workers: those that are there, and those that are gone with how they ended.
final class WorkersPage {
    private WorkersPage() {
    }

    static Tag of(Snapshot now) {
        var table = new Table("Worker", "Address", "State", "#Slots", "#Running", "#Tasks done", "#Failed tries",
                "#Memory used", "#Memory limit", "Since", "Ended", "How it ended");
        for (var worker : now.workers()) {
            var word = worker.state().name().toLowerCase(Locale.ROOT);
            table.row(Tag.of("span", worker.name()), Tag.of("span", worker.where()),
                    Tag.of("span", word).with("class", "state " + word),
                    Tag.of("span", Figures.count(worker.slots())), Tag.of("span", Figures.count(worker.running())),
                    Tag.of("span", Figures.count(worker.succeeded())),
                    Tag.of("span", Figures.count(worker.failed())),
                    Tag.of("span", memory(worker.memoryUsed(), worker)),
                    Tag.of("span", memory(worker.memoryLimit(), worker)),
                    Tag.of("span", Figures.moment(worker.joinedAt())),
                    Tag.of("span", worker.endedAt() == 0 ? "" : Figures.moment(worker.endedAt())),
                    Tag.of("span", worker.reason()));
        }
        return table.tag();
    }

    private static String memory(long bytes, WorkerView worker) {
        return worker.memoryLimit() == 0 ? "" : Figures.bytes(bytes);
    }
}

package dev.vonk.notebook.cells;

import dev.vonk.kernel.protocol.CellEvent.Progress;
import dev.vonk.kernel.status.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// How far a query is, in words. Where there is little room, what matters least is left out first; the time that has
/// gone by stays.
final class ProgressFigures {
    private static final String GAP = "   ";

    private ProgressFigures() {}

    /// @param rank the larger, the sooner it is left out
    private record Part(String text, int rank) {}

    /// @param millis how long the query has run
    /// @param fits whether there is room for a text
    static String of(Progress progress, long millis, Predicate<String> fits) {
        List<Part> parts = parts(progress, millis);
        while (parts.size() > 1 && !fits.test(text(parts))) {
            parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
        }
        return text(parts);
    }

    private static List<Part> parts(Progress progress, long millis) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("stage " + progress.stagesDone() + "/" + progress.stages(), 2));
        parts.add(new Part("tasks " + progress.tasksDone() + "/" + progress.tasks(), 1));
        if (progress.rows() > 0) {
            parts.add(new Part(Figures.count(progress.rows() * 1_000 / Math.max(1, millis)) + " rows/s", 4));
        }
        if (progress.bytes() > 0) {
            parts.add(new Part(Figures.bytes(progress.bytes()), 5));
        }
        if (progress.spilled() > 0) {
            parts.add(new Part(Figures.bytes(progress.spilled()) + " spilled", 3));
        }
        parts.add(new Part(Elapsed.time(millis), 0));
        return parts;
    }

    private static String text(List<Part> parts) {
        return String.join(GAP, parts.stream().map(Part::text).toList());
    }
}

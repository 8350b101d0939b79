package dev.vonk.repl.progress;

import dev.vonk.kernel.protocol.CellEvent;
import java.time.Duration;
import java.util.Locale;

/// Progress in words: `count · stage 2/3 · [######......] 12/40 tasks · 1.2M rows · 38 MB · 4.1 s`.
public final class ProgressText {
    private static final int BAR = 12;
    private static final String SEPARATOR = " · ";
    private static final long MINUTE = 60;

    private ProgressText() {}

    /// One line of at most `width` characters.
    static String of(CellEvent.Progress progress, Duration elapsed, int width) {
        var text = new StringBuilder(progress.query());
        if (progress.stages() > 1) {
            text.append(SEPARATOR).append("stage ").append(Math.min(progress.stagesDone() + 1, progress.stages()))
                    .append('/').append(progress.stages());
        }
        if (progress.tasks() > 0) {
            text.append(SEPARATOR).append(bar(progress.tasksDone(), progress.tasks())).append(' ')
                    .append(progress.tasksDone()).append('/').append(progress.tasks()).append(" tasks");
        }
        if (progress.rows() > 0)
            text.append(SEPARATOR).append(count(progress.rows())).append(" rows");
        if (progress.bytes() > 0)
            text.append(SEPARATOR).append(bytes(progress.bytes()));
        text.append(SEPARATOR).append(time(elapsed));
        if (!progress.note().isEmpty())
            text.append(SEPARATOR).append(progress.note());
        return text.length() <= width ? text.toString() : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (time.toMillis() < 1_000)
            return time.toMillis() + " ms";
        if (seconds < MINUTE)
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        return seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }

    private static String bar(int done, int all) {
        int filled = (int) ((long) BAR * Math.min(done, all) / all);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
    }

    public static String count(long number) {
        return scaled(number, 1000, "", "k", "M", "G", "T");
    }

    public static String bytes(long number) {
        return scaled(number, 1024, " B", " KB", " MB", " GB", " TB");
    }

    private static String scaled(long number, int step, String... units) {
        double rest = number;
        int unit = 0;
        while (rest >= step && unit < units.length - 1) {
            rest /= step;
            unit++;
        }
        String digits = unit == 0 || rest >= 100 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, digits, rest) + units[unit];
    }
}

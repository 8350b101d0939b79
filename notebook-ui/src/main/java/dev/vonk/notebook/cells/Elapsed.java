package dev.vonk.notebook.cells;

import java.util.Locale;

/// Times that go by while they are shown.
final class Elapsed {
    private Elapsed() {}

    static String time(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        long seconds = millis / 1_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d h", seconds / 3_600, seconds / 60 % 60);
    }
}

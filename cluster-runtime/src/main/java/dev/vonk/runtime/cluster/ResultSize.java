package dev.vonk.runtime.cluster;

import dev.vonk.runtime.data.DataException;
import java.util.Locale;

/// How large a result may become that somebody wants to hold as a whole.
public final class ResultSize {
    /// The setting that says it.
    public static final String SETTING = "spark.driver.maxResultSize";

    private ResultSize() {
    }

    /// Says that a result is larger than `limit` bytes, and what to do.
    public static DataException exceeded(long limit) {
        return new DataException("MAX_RESULT_SIZE_EXCEEDED", "The rows that this asks for take more than " + text(limit)
                + ", which is as much as may be held at once. Take fewer with limit or take, aggregate first, write them to files "
                + "with write(), or allow more: spark.conf().set(\"" + SETTING + "\", \"4g\"), 0 for no limit.");
    }

    private static String text(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " bytes";
        }
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }
}

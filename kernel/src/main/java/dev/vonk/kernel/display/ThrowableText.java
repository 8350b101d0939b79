package dev.vonk.kernel.display;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An exception that is a cell's value: its kind and message, the frames that lie in cells, and its causes.
final class ThrowableText {
    private static final int FRAMES = 5;

    private ThrowableText() {}

    static String of(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        Set<Throwable> seen = new HashSet<>();
        String lead = "";
        for (Throwable current = thrown; current != null && seen.add(current); current = current.getCause()) {
            out.append(lead).append(head(current)).append('\n');
            frames(current).forEach(frame -> out.append("    at ").append(frame).append('\n'));
            lead = "caused by ";
        }
        return out.substring(0, out.length() - 1);
    }

    private static String head(Throwable thrown) {
        String name = thrown.getClass().getName();
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? name : name + ": " + message;
        } catch (RuntimeException failed) {
            return name + " (its message failed: " + failed.getClass().getName() + ")";
        }
    }

    /// Frames of cells carry a file name that starts with `#`; where there are none, the innermost frames must do.
    private static List<StackTraceElement> frames(Throwable thrown) {
        List<StackTraceElement> all = Arrays.asList(thrown.getStackTrace());
        List<StackTraceElement> cells = all.stream()
                .filter(frame -> frame.getFileName() != null && frame.getFileName().startsWith("#"))
                .toList();
        return (cells.isEmpty() ? all : cells).stream().limit(FRAMES).toList();
    }
}

package dev.vonk.kernel.display;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where `display(value)` goes: to the outputs of the cell that runs, as `System.out` does; where none runs, to
/// `System.out` as plain text.
public final class DisplaySink {
    private static volatile @Nullable Consumer<@Nullable Object> cell;

    private DisplaySink() {}

    /// From now on values are shown by `sink`; null where no cell runs any more.
    public static void use(@Nullable Consumer<@Nullable Object> sink) {
        cell = sink;
    }

    /// Shows a value.
    public static void show(@Nullable Object value) {
        Consumer<@Nullable Object> sink = cell;
        if (sink == null) {
            System.out.println(Display.of(value).plain());
        } else {
            sink.accept(value);
        }
    }
}

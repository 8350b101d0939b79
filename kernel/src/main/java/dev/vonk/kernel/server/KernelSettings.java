package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.protocol.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a kernel is made of.
///
/// @param cells imports, bound variables, magics of the cells
/// @param renderer what a cell's value looks like: MIME type to content, with `text/plain` at least. It runs as part of
///     the cell: it may take its time, fail and be interrupted
/// @param preview one line for a variable's value; must be quick and run no query
/// @param workers what runs the cells' queries, asked anew each time; must be quick
/// @param outputLimit how many bytes a cell may print; what comes after is counted and dropped
public record KernelSettings(
        CellSettings cells, Renderer renderer, Function<@Nullable Object, String> preview,
        Supplier<List<Answer.WorkerView>> workers, long outputLimit) {

    private static final long STANDARD_OUTPUT_LIMIT = 10L << 20;

    /// Draws a value.
    @FunctionalInterface
    public interface Renderer {
        Map<String, Object> render(@Nullable Object value);
    }

    /// Shows values by their `toString`.
    public static KernelSettings standard(CellSettings cells) {
        return new KernelSettings(
                cells, value -> Map.of("text/plain", String.valueOf(value)), String::valueOf, List::of,
                STANDARD_OUTPUT_LIMIT);
    }

    public KernelSettings withRenderer(Renderer drawn) {
        return new KernelSettings(cells, drawn, preview, workers, outputLimit);
    }

    public KernelSettings withPreview(Function<@Nullable Object, String> shown) {
        return new KernelSettings(cells, renderer, shown, workers, outputLimit);
    }

    public KernelSettings withWorkers(Supplier<List<Answer.WorkerView>> listed) {
        return new KernelSettings(cells, renderer, preview, listed, outputLimit);
    }

    public KernelSettings withOutputLimit(long bytes) {
        return new KernelSettings(cells, renderer, preview, workers, bytes);
    }
}

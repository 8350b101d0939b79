package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.cell.dependency.Dependencies;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a kernel is made of.
///
/// @param cells imports, bound variables, magics of the cells
/// @param renderer what a cell's value looks like: MIME type to content, with `text/plain` at least. It runs as part of
///     the cell: it may take its time, fail and be interrupted
/// @param preview one line for a variable's value; must be quick and run no query
/// @param size how much a variable's value holds, in words; empty where that says nothing. As quick as `preview`
/// @param workers what runs the cells' queries, asked anew each time; must be quick
/// @param sessionAnswers answers what only those can answer who know the session of the cells' queries
/// @param entering told the name of each cell on the thread of the cells, before its code runs
/// @param dependencies adds to what a cell makes and reads what its classes do not tell, such as views
/// @param outputLimit how many bytes a cell may print; what comes after is counted and dropped
public record KernelSettings(
        CellSettings cells, Renderer renderer, Function<@Nullable Object, String> preview,
        Function<@Nullable Object, String> size, Supplier<List<Answer.WorkerView>> workers,
        Function<ToKernel.Question, Answer> sessionAnswers, Consumer<String> entering,
        UnaryOperator<Dependencies> dependencies, long outputLimit) {

    private static final long STANDARD_OUTPUT_LIMIT = 10L << 20;

    /// Draws a value.
    @FunctionalInterface
    public interface Renderer {
        Map<String, Object> render(@Nullable Object value);
    }

    /// Shows values by their `toString`; knows no session.
    public static KernelSettings standard(CellSettings cells) {
        return new KernelSettings(
                cells, value -> Map.of("text/plain", String.valueOf(value)), String::valueOf, ValueSize::of, List::of,
                question -> new Answer.Refused(question.number(), "this kernel has no session"), cell -> {},
                found -> found,
                STANDARD_OUTPUT_LIMIT);
    }

    public KernelSettings withRenderer(Renderer drawn) {
        return new KernelSettings(cells, drawn, preview, size, workers, sessionAnswers, entering, dependencies,
                outputLimit);
    }

    public KernelSettings withPreview(Function<@Nullable Object, String> shown) {
        return new KernelSettings(cells, renderer, shown, size, workers, sessionAnswers, entering, dependencies,
                outputLimit);
    }

    public KernelSettings withSize(Function<@Nullable Object, String> measured) {
        return new KernelSettings(cells, renderer, preview, measured, workers, sessionAnswers, entering, dependencies,
                outputLimit);
    }

    public KernelSettings withWorkers(Supplier<List<Answer.WorkerView>> listed) {
        return new KernelSettings(cells, renderer, preview, size, listed, sessionAnswers, entering, dependencies,
                outputLimit);
    }

    public KernelSettings withSessionAnswers(Function<ToKernel.Question, Answer> answers) {
        return new KernelSettings(cells, renderer, preview, size, workers, answers, entering, dependencies,
                outputLimit);
    }

    public KernelSettings withEntering(Consumer<String> told) {
        return new KernelSettings(cells, renderer, preview, size, workers, sessionAnswers, told, dependencies,
                outputLimit);
    }

    public KernelSettings withDependencies(UnaryOperator<Dependencies> completed) {
        return new KernelSettings(cells, renderer, preview, size, workers, sessionAnswers, entering, completed,
                outputLimit);
    }

    public KernelSettings withOutputLimit(long bytes) {
        return new KernelSettings(cells, renderer, preview, size, workers, sessionAnswers, entering, dependencies,
                bytes);
    }
}

package dev.vonk.notebook.app;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// A kernel for pictures: what it tells of a cell was put here by the cell's text, and it answers at once and always the
/// same.
final class PictureKernel implements KernelConnection {
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Function<String, List<CellEvent>>> runs = new HashMap<>();

    /// @param events what a run of this text tells after its start; is given the run's name
    void on(String text, Function<String, List<CellEvent>> events) {
        runs.put(text, events);
    }

    @Override
    public void send(ToKernel message) {
        switch (message) {
            case ToKernel.Execute(String cell, String text) -> run(cell, text);
            case ToKernel.Question question -> tell(answer(question));
            case ToKernel.Interrupt _,ToKernel.Cancel _,ToKernel.Shutdown _ -> {
            }
        }
    }

    private void run(String cell, String text) {
        tell(new CellEvent.Started(cell));
        runs.getOrDefault(text, _ -> List.of()).apply(cell).forEach(this::tell);
    }

    private static Answer answer(ToKernel.Question question) {
        long number = question.number();
        return switch (question) {
            case ToKernel.ReadPage page -> Orders.page(page);
            case ToKernel.ProfileTable _ -> new Answer.Profile(number, Orders.ROWS, Orders.profile());
            case ToKernel.Complete ask -> new Answer.Completions(number, ask.cursor(), Scenes.CANDIDATES);
            case ToKernel.ListVariables _ -> new Answer.Variables(number, Scenes.VARIABLES);
            case ToKernel.ListJobs _ -> new Answer.Jobs(number, Scenes.JOBS);
            case ToKernel.ListWorkers _ -> new Answer.Workers(number, Scenes.WORKERS);
            case ToKernel.CheckText _ -> new Answer.Problems(number, List.of());
            default -> new Answer.Refused(number, "a picture shows no answer to that");
        };
    }

    private void tell(FromKernel message) {
        listeners.forEach(listener -> listener.accept(message));
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        watcher.accept(new ConnectionState.Connected());
        return () -> {};
    }

    @Override
    public void close() {}
}

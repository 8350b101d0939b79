package dev.vonk.notebook.app;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// A kernel that gives a cell's text back as its value. A cell `wait` runs until it is interrupted, `fail` throws, and
/// `print N` prints N lines; what others tell, and what questions are answered, a test may say.
final class FakeKernel implements KernelConnection {
    /// What runs of a text tell after their start, by the text; is given the run's name.
    final Map<String, Function<String, List<CellEvent>>> scripts = new HashMap<>();
    private Function<ToKernel.Question, Answer> answers = question -> new Answer.Refused(question.number(),
            "a fake knows nothing");
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionState>> watchers = new CopyOnWriteArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private String waiting = "";
    private boolean closed;

    @Override
    public synchronized void send(ToKernel message) {
        switch (message) {
            case ToKernel.Execute(String cell, String text) -> run(cell, text);
            case ToKernel.Interrupt _ -> interrupt();
            case ToKernel.Question question -> tell(answers.apply(question));
            case ToKernel.Cancel _,ToKernel.Shutdown _ -> {
            }
        }
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        watchers.add(watcher);
        watcher.accept(new ConnectionState.Connected());
        return () -> watchers.remove(watcher);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    void die(String reason) {
        watchers.forEach(watcher -> watcher.accept(new ConnectionState.Ended(reason, false)));
    }

    synchronized void answer(Function<ToKernel.Question, Answer> said) {
        answers = said;
    }

    synchronized List<String> ran() {
        return List.copyOf(ran);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void run(String cell, String text) {
        ran.add(text);
        tell(new CellEvent.Started(cell));
        if (text.startsWith("wait")) {
            waiting = cell;
        }
        if (scripts.containsKey(text)) {
            scripts.getOrDefault(text, _ -> List.of()).apply(cell).forEach(this::tell);
            return;
        }
        if (text.startsWith("wait")) {
            return;
        }
        if (text.startsWith("print ")) {
            for (int line = 0; line < Integer.parseInt(text.substring(6)); line++) {
                tell(new CellEvent.Output(cell, CellEvent.Stream.OUT, "line " + line + "\n"));
            }
        }
        if (text.equals("fail")) {
            tell(new CellEvent.Failed(cell, "it failed", "it failed", new CellEvent.Place(1, 0, 0), List.of()));
            end(cell, CellEvent.Ending.FAILED);
            return;
        }
        tell(new CellEvent.Result(cell, "String", Map.of("text/plain", "value of " + text)));
        end(cell, CellEvent.Ending.OK);
    }

    private void interrupt() {
        if (!waiting.isEmpty()) {
            String cell = waiting;
            waiting = "";
            end(cell, CellEvent.Ending.INTERRUPTED);
        }
    }

    private void end(String cell, CellEvent.Ending ending) {
        tell(new CellEvent.Finished(cell, ending, Duration.ofMillis(3)));
    }

    private void tell(FromKernel message) {
        listeners.forEach(listener -> listener.accept(message));
    }
}

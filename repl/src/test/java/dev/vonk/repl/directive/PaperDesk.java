package dev.vonk.repl.directive;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.repl.session.NotebookRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A desk that writes down what directives ask of it, with a kernel that knows a few types and variables.
final class PaperDesk implements Desk {
    final List<String> printed = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    final List<String> ran = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    List<Cell> written = List.of();
    Map<String, String> types = Map.of();
    List<Answer.VariableView> variables = List.of();
    List<Answer.WorkerView> workers = List.of();
    private boolean timing;
    private boolean sql;

    @Override
    public KernelClient kernel() {
        return new KernelClient(new Knowing());
    }

    @Override
    public void print(String text) {
        printed.add(text);
    }

    @Override
    public void complain(String sentence) {
        complaints.add(sentence);
    }

    @Override
    public void run(String java) {
        ran.add(java);
    }

    @Override
    public void run(Notebook notebook, NotebookRun.Naming naming) {
        notebook.cells().forEach(cell -> ran.add(cell.source()));
    }

    @Override
    public Notebook written() {
        return Notebook.of(written);
    }

    @Override
    public Optional<String> lastError() {
        return Optional.empty();
    }

    @Override
    public boolean sql() {
        return sql;
    }

    @Override
    public void sql(boolean typed) {
        sql = typed;
    }

    @Override
    public boolean timing() {
        return timing;
    }

    @Override
    public void timing(boolean shown) {
        timing = shown;
    }

    @Override
    public void reset() {
        events.add("reset");
    }

    @Override
    public void quit() {
        events.add("quit");
    }

    /// Answers the questions that directives ask.
    private final class Knowing implements KernelConnection {
        private Consumer<FromKernel> listener = message -> {};

        @Override
        public Runnable watch(Consumer<ConnectionState> watcher) {
            watcher.accept(new ConnectionState.Connected());
            return () -> {};
        }

        @Override
        public void send(ToKernel message) {
            if (message instanceof ToKernel.AskType ask) {
                listener.accept(new Answer.TypeOf(ask.number(), types.get(ask.expression())));
            } else if (message instanceof ToKernel.ListVariables ask) {
                listener.accept(new Answer.Variables(ask.number(), variables));
            } else if (message instanceof ToKernel.ListWorkers ask) {
                listener.accept(new Answer.Workers(ask.number(), workers));
            } else {
                throw new AssertionError("no directive should send " + message);
            }
        }

        @Override
        public Runnable listen(Consumer<FromKernel> heard) {
            listener = heard;
            return () -> {};
        }

        @Override
        public void close() {}
    }
}

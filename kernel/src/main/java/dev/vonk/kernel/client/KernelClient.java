package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.server.Kernel;
import dev.vonk.kernel.server.KernelSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// What a front end holds of a kernel. All methods return at once and may be called from any thread. Listeners are
/// called on the connection's thread and should be quick.
///
/// ```java
/// try (KernelClient kernel = KernelClient.inProcess(settings)) {
///     kernel.execute("1", "1 + 1", event -> System.out.println(event)).join();
/// }
/// ```
public final class KernelClient implements AutoCloseable {

    private record Run(Consumer<CellEvent> listener, CompletableFuture<CellEvent.Finished> finished) {}

    private final KernelConnection connection;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<Answer>> questions = new ConcurrentHashMap<>();

    public KernelClient(KernelConnection connection) {
        this.connection = connection;
        connection.listen(this::receive);
    }

    /// Starts a kernel in this process.
    public static KernelClient inProcess(KernelSettings settings) {
        return new KernelClient(new InProcessConnection(Kernel.start(settings)));
    }

    /// Queues a cell.
    ///
    /// @param cell its name, unique among the cells that wait or run
    /// @param listener hears what happens to it, the end included
    /// @return completes with the end, after the listener has heard it
    public CompletableFuture<CellEvent.Finished> execute(String cell, String text, Consumer<CellEvent> listener) {
        Run run = new Run(listener, new CompletableFuture<>());
        if (runs.putIfAbsent(cell, run) != null) {
            throw new IllegalArgumentException("cell " + cell + " is already waiting or running");
        }
        connection.send(new ToKernel.Execute(cell, text));
        return run.finished();
    }

    /// Hears everything, whoever asked for it.
    ///
    /// @return ends the listening
    public Runnable listen(Consumer<FromKernel> listener) {
        return connection.listen(listener);
    }

    /// Hears at once how the connection stands, and every change of it from now on.
    ///
    /// @return ends the listening
    public Runnable watch(Consumer<ConnectionState> watcher) {
        return connection.watch(watcher);
    }

    /// Stops the running cell and takes back the queued ones.
    public void interrupt() {
        connection.send(new ToKernel.Interrupt());
    }

    public CompletableFuture<Answer.Completions> complete(String text, int cursor) {
        return ask(number -> new ToKernel.Complete(number, text, cursor), Answer.Completions.class);
    }

    public CompletableFuture<Answer.Description> describe(String text, int cursor) {
        return ask(number -> new ToKernel.Describe(number, text, cursor), Answer.Description.class);
    }

    public CompletableFuture<List<Answer.VariableView>> variables() {
        return ask(ToKernel.ListVariables::new, Answer.Variables.class).thenApply(Answer.Variables::variables);
    }

    /// What runs the queries.
    public CompletableFuture<List<Answer.WorkerView>> workers() {
        return ask(ToKernel.ListWorkers::new, Answer.Workers.class).thenApply(Answer.Workers::workers);
    }

    /// What is wrong with the syntax of a text.
    public CompletableFuture<List<CellEvent.Problem>> check(String text) {
        return ask(number -> new ToKernel.CheckText(number, text), Answer.Problems.class)
                .thenApply(Answer.Problems::problems);
    }

    /// The session's views.
    public CompletableFuture<List<Answer.TableInfo>> tables() {
        return ask(ToKernel.ListTables::new, Answer.Tables.class).thenApply(Answer.Tables::tables);
    }

    /// What is in a folder, as the kernel sees it; empty for its working folder.
    public CompletableFuture<Answer.Files> files(String folder) {
        return ask(number -> new ToKernel.ListFiles(number, folder), Answer.Files.class);
    }

    /// The columns of a data file.
    public CompletableFuture<List<Answer.ColumnView>> describeFile(String path) {
        return ask(number -> new ToKernel.DescribeFile(number, path), Answer.Columns.class)
                .thenApply(Answer.Columns::columns);
    }

    /// The session's queries, the newest last.
    public CompletableFuture<List<Answer.JobView>> jobs() {
        return ask(ToKernel.ListJobs::new, Answer.Jobs.class).thenApply(Answer.Jobs::jobs);
    }

    /// Rows of a table that a cell has shown.
    public Asked<Answer.Page> page(String table, TableQuery query, long from, int count) {
        return cancellable(number -> new ToKernel.ReadPage(number, table, query, from, count), Answer.Page.class);
    }

    /// What is in the columns of a table that a cell has shown.
    ///
    /// @param columns which columns, from 0; empty for all of them
    public Asked<Answer.Profile> profile(String table, TableQuery query, List<Integer> columns) {
        return cancellable(number -> new ToKernel.ProfileTable(number, table, query, columns), Answer.Profile.class);
    }

    /// Writes a table that a cell has shown to a file of the kernel's machine.
    ///
    /// @param format `csv` or `parquet`
    public Asked<Answer.Done> save(String table, TableQuery query, String path, String format) {
        return cancellable(number -> new ToKernel.SaveTable(number, table, query, path, format), Answer.Done.class);
    }

    /// How a table that a cell has shown is computed.
    public CompletableFuture<Answer.Plan> plan(String table) {
        return ask(number -> new ToKernel.AskPlan(number, table), Answer.Plan.class);
    }

    /// The type of an expression; empty where the text is none.
    public CompletableFuture<Optional<String>> typeOf(String expression) {
        return ask(number -> new ToKernel.AskType(number, expression), Answer.TypeOf.class)
                .thenApply(answer -> Optional.ofNullable(answer.type()));
    }

    public CompletableFuture<Answer.State> completeness(String text) {
        return ask(number -> new ToKernel.CheckCompleteness(number, text), Answer.Completeness.class)
                .thenApply(Answer.Completeness::state);
    }

    /// Forgets what cells have declared.
    public CompletableFuture<Answer.Done> reset() {
        return ask(ToKernel.Reset::new, Answer.Done.class);
    }

    /// Ends the kernel where it belongs to this front end, else only the connection.
    @Override
    public void close() {
        connection.close();
    }

    private <A extends Answer> Asked<A> cancellable(LongFunction<ToKernel> question, Class<A> type) {
        var number = new AtomicLong();
        CompletableFuture<A> answer = ask(given -> {
            number.set(given);
            return question.apply(given);
        }, type);
        return new Asked<>(answer, () -> connection.send(new ToKernel.Cancel(number.get())));
    }

    private <A extends Answer> CompletableFuture<A> ask(LongFunction<ToKernel> question, Class<A> type) {
        long number = lastNumber.incrementAndGet();
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        questions.put(number, answer);
        connection.send(question.apply(number));
        return answer.thenApply(type::cast);
    }

    private void receive(FromKernel message) {
        switch (message) {
            case CellEvent event -> receive(event);
            case Answer answer -> receive(answer);
        }
    }

    private void receive(CellEvent event) {
        Run run = event instanceof CellEvent.Finished ? runs.remove(event.cell()) : runs.get(event.cell());
        if (run == null) {
            return;
        }
        try {
            run.listener().accept(event);
        } finally {
            if (event instanceof CellEvent.Finished finished) {
                run.finished().complete(finished);
            }
        }
    }

    private void receive(Answer answer) {
        CompletableFuture<Answer> asked = questions.remove(answer.number());
        if (asked == null) {
            return;
        }
        if (answer instanceof Answer.Refused refused) {
            asked.completeExceptionally(new IllegalStateException(refused.reason()));
        } else {
            asked.complete(answer);
        }
    }
}

package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellError;
import dev.vonk.kernel.cell.CellOutcome;
import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.CellWatcher;
import dev.vonk.kernel.cell.Problem;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A kernel in this process. Messages may be sent from any thread; listeners are called on one thread, in order.
public final class Kernel implements AutoCloseable {

    private final KernelSettings settings;
    private final CellSession session;
    private final Answers answers;
    private final List<Consumer<FromKernel>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> closeHooks = new CopyOnWriteArrayList<>();
    private final LinkedBlockingDeque<ToKernel.Execute> queue = new LinkedBlockingDeque<>();
    private final ExecutorService cells = oneThread("kernel-cells");
    private final ExecutorService questions = oneThread("kernel-answers");
    private final ExecutorService delivery = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform()
            .name("kernel-delivery").daemon().unstarted(() -> OutputCapture.delivering(work)));
    private final Object turn = new Object();
    private volatile @Nullable String running;
    private boolean stopAtStart;

    private Kernel(KernelSettings settings) {
        this.settings = settings;
        this.session = CellSession.open(settings.cells());
        this.answers = new Answers(session, settings);
    }

    /// Starts a kernel and returns at once; it warms up while the first cell is being written.
    public static Kernel start(KernelSettings settings) {
        return new Kernel(settings);
    }

    /// Hears everything the kernel tells from now on.
    ///
    /// @return ends the listening
    public Runnable listen(Consumer<FromKernel> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void send(ToKernel message) {
        switch (message) {
            case ToKernel.Execute execute -> {
                queue.add(execute);
                cells.execute(this::runNext);
            }
            case ToKernel.Interrupt interrupt -> interrupt();
            case ToKernel.Cancel _ -> {}
            case ToKernel.Reset reset -> {
                takeBackQueue();
                questions.execute(() -> publish(answers.answer(reset)));
            }
            case ToKernel.Question question -> questions.execute(() -> publish(answers.answer(question)));
            case ToKernel.Shutdown shutdown -> Thread.ofPlatform().name("kernel-shutdown").start(this::close);
        }
    }

    /// The name of the cell that runs now.
    public Optional<String> runningCell() {
        return Optional.ofNullable(running);
    }

    /// The session behind the kernel, for whoever assembles one: to register what an interrupt should stop too.
    public CellSession session() {
        return session;
    }

    /// Tells the front ends how far a query is. Ignored where no cell runs.
    ///
    /// @param note what holds it up; mostly empty
    public void progress(String query, int stagesDone, int stages, int tasksDone, int tasks, long rows, long bytes,
            long spilled, String note) {
        runningCell().ifPresent(cell -> publish(
                new CellEvent.Progress(cell, query, stagesDone, stages, tasksDone, tasks, rows, bytes, spilled, note)));
    }

    /// Registers what ends with the kernel; it is told once no cell runs any more.
    public void onClose(Runnable hook) {
        closeHooks.add(hook);
    }

    @Override
    public void close() {
        takeBackQueue();
        session.close();
        cells.close();
        questions.close();
        delivery.shutdown();
        closeHooks.forEach(Runnable::run);
    }

    /// The cell whose turn it is may not have begun; then it is stopped as soon as it does.
    private void interrupt() {
        synchronized (turn) {
            takeBackQueue();
            stopAtStart = running != null;
        }
        session.interrupt();
    }

    private void takeBackQueue() {
        List<ToKernel.Execute> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(
                each -> publish(new CellEvent.Finished(each.cell(), CellEvent.Ending.TAKEN_BACK, Duration.ZERO)));
    }

    private void runNext() {
        ToKernel.Execute next;
        synchronized (turn) {
            next = queue.poll();
            running = next == null ? null : next.cell();
            stopAtStart = false;
        }
        if (next != null) {
            CellEvent.Finished finished = run(next);
            running = null;
            publish(finished);
        }
    }

    private CellEvent.Finished run(ToKernel.Execute execute) {
        String cell = execute.cell();
        OutputCapture output = OutputCapture.begin(settings.outputLimit(), delivery,
                (stream, text) -> tell(new CellEvent.Output(cell, stream, text)));
        try (output) {
            CellOutcome outcome = session.evaluate(cell, execute.text(), new Watcher(cell));
            return finish(execute, outcome, output.dropped());
        } catch (RuntimeException ours) {
            publish(new CellEvent.Failed(cell, "the kernel failed: " + ours.getMessage(), stackOf(ours), null,
                    List.of()));
            return new CellEvent.Finished(cell, CellEvent.Ending.FAILED, Duration.ZERO);
        }
    }

    private final class Watcher implements CellWatcher {
        private final String cell;

        Watcher(String cell) {
            this.cell = cell;
        }

        @Override
        public void started() {
            publish(new CellEvent.Started(cell));
            boolean stop;
            synchronized (turn) {
                stop = stopAtStart;
            }
            if (stop) {
                session.interrupt();
            }
        }

        @Override
        public void present(CellOutcome.Value value) {
            publish(new CellEvent.Result(cell, value.type(), settings.renderer().render(value.value())));
        }
    }

    private CellEvent.Finished finish(ToKernel.Execute execute, CellOutcome outcome, long dropped) {
        String cell = execute.cell();
        outcome.warnings().forEach(warning -> publish(new CellEvent.Warned(cell, warning)));
        if (dropped > 0) {
            publish(new CellEvent.Warned(cell, "the cell printed more than %,d bytes; %,d bytes were dropped"
                    .formatted(settings.outputLimit(), dropped)));
        }
        CellEvent.Ending ending = switch (outcome) {
            case CellOutcome.Value value -> CellEvent.Ending.OK;
            case CellOutcome.Nothing nothing -> CellEvent.Ending.OK;
            case CellOutcome.Interrupted interrupted -> CellEvent.Ending.INTERRUPTED;
            case CellOutcome.CompileFailed failed -> failed(execute, failed.error(), null, place(failed.error()));
            case CellOutcome.Threw threw -> failed(execute, threw.error(), threw.thrown(),
                    threw.error().line().map(line -> new CellEvent.Place(line, 0, 0)).orElse(null));
        };
        return new CellEvent.Finished(cell, ending, outcome.duration());
    }

    private CellEvent.Ending failed(
            ToKernel.Execute execute,
            CellError error,
            @Nullable Throwable thrown,
            CellEvent.@Nullable Place place) {
        String text = error.render(execute.text());
        String details = thrown == null ? text : stackOf(thrown);
        publish(new CellEvent.Failed(execute.cell(), text, details, place, problems(error)));
        return CellEvent.Ending.FAILED;
    }

    private static String stackOf(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return stack.toString().stripTrailing();
    }

    private static CellEvent.Place place(CellError.Rejected error) {
        return place(error.problems().getFirst());
    }

    private static CellEvent.Place place(Problem problem) {
        return new CellEvent.Place(problem.line(), problem.column(), problem.length());
    }

    private static List<CellEvent.Problem> problems(CellError error) {
        return error instanceof CellError.Rejected rejected
                ? rejected.problems().stream().map(each -> new CellEvent.Problem(place(each), each.message())).toList()
                : List.of();
    }

    private void publish(FromKernel message) {
        delivery.execute(() -> tell(message));
    }

    private void tell(FromKernel message) {
        for (Consumer<FromKernel> listener : listeners) {
            try {
                listener.accept(message);
            } catch (RuntimeException failed) {
                // One front end's mistake must not silence the kernel for the others.
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, failed);
            }
        }
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }
}

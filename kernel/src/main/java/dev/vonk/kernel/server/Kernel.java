package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
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
    private final List<Runnable> closeHooks = new CopyOnWriteArrayList<>();
    private final LinkedBlockingDeque<ToKernel.Execute> queue = new LinkedBlockingDeque<>();
    private final ExecutorService cells = oneThread("kernel-cells");
    private final ExecutorService questions = oneThread("kernel-answers");
    private final Delivery delivery = new Delivery();
    private final LongQuestions longQuestions;
    private final Object turn = new Object();
    private volatile @Nullable String running;
    private boolean stopAtStart;

    private Kernel(KernelSettings settings) {
        this.settings = settings;
        this.session = CellSession.open(settings.cells());
        this.answers = new Answers(session, settings);
        this.longQuestions = new LongQuestions(answers::answer, this::publish);
    }

    /// Starts a kernel and returns at once; it warms up while the first cell is being written.
    public static Kernel start(KernelSettings settings) {
        return new Kernel(settings);
    }

    /// Hears everything the kernel tells from now on.
    ///
    /// @return ends the listening
    public Runnable listen(Consumer<FromKernel> listener) {
        return delivery.listen(listener);
    }

    public void send(ToKernel message) {
        switch (message) {
            case ToKernel.Execute execute -> {
                queue.add(execute);
                cells.execute(this::runNext);
            }
            case ToKernel.Interrupt _ -> interrupt();
            case ToKernel.Cancel(long question) -> longQuestions.cancel(question);
            case ToKernel.Reset reset -> {
                takeBackQueue();
                questions.execute(() -> publish(answers.answer(reset)));
            }
            case ToKernel.TableQuestion question -> longQuestions.ask(question);
            case ToKernel.ListFiles question -> longQuestions.ask(question);
            case ToKernel.DescribeFile question -> longQuestions.ask(question);
            case ToKernel.Question question -> questions.execute(() -> publish(answers.answer(question)));
            case ToKernel.Shutdown _ -> Thread.ofPlatform().name("kernel-shutdown").start(this::close);
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
        longQuestions.close();
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
            CellEvent.Finished finished = new CellTurn(next, session, settings, delivery, this::started).run();
            running = null;
            publish(finished);
        }
    }

    private void started() {
        boolean stop;
        synchronized (turn) {
            stop = stopAtStart;
        }
        if (stop) {
            session.interrupt();
        }
    }

    private void publish(FromKernel message) {
        delivery.publish(message);
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }
}

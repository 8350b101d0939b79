package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.completion.Description;
import dev.vonk.kernel.cell.execution.CellClassLoader;
import dev.vonk.kernel.cell.execution.Checkpoint;
import dev.vonk.kernel.cell.text.CellParts;
import dev.vonk.kernel.cell.text.CellSplitter;
import dev.vonk.kernel.cell.text.CellText;
import dev.vonk.kernel.cell.text.SyntaxCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/// A session of cells: what one cell declares, the next can use.
///
/// Cells are evaluated one at a time, by one caller. Everything else may be called from any thread while a cell runs.
///
/// ```java
/// try (CellSession session = CellSession.open(CellSettings.standard())) {
///     CellOutcome outcome = session.evaluate("1", "var x = 20; x + 1");
/// }
/// ```
public final class CellSession implements AutoCloseable {

    private static final Duration BETWEEN_PUSHES = Duration.ofMillis(20);
    private static final Duration GRACE_FOR_OTHER_THREADS = Duration.ofMillis(200);
    private static final long IDLE = 0;

    private final CellSettings settings;
    private final Magics magics;
    private final List<Runnable> interruptHooks = new CopyOnWriteArrayList<>();
    private final Object runLock = new Object();
    private long run = IDLE;
    private volatile CompletableFuture<Evaluator> evaluator;

    private CellSession(CellSettings settings) {
        this.settings = settings;
        this.magics = new Magics(settings.magics());
        this.evaluator = startInBackground();
    }

    /// Opens a session and returns at once; the compiler warms up behind it, and the first cell waits for it.
    public static CellSession open(CellSettings settings) {
        return new CellSession(settings);
    }

    /// Runs a cell and waits for its end.
    ///
    /// @param name what errors call the cell: `3` gives places such as `#3:12`
    /// @throws IllegalStateException where the session itself could not start, for example for a wrong default import
    public CellOutcome evaluate(String name, String text) {
        return evaluate(name, text, CellWatcher.NONE);
    }

    /// Runs a cell while somebody watches.
    public CellOutcome evaluate(String name, String text, CellWatcher watcher) {
        long begin = System.nanoTime();
        long thisRun = beginRun();
        try {
            watcher.started();
            return new CellEvaluation(current(), magics, thisRun).evaluate(new CellText(name, text), begin, watcher);
        } finally {
            endRun();
        }
    }

    /// Stops the running cell: its loops end at their next turn, its blocking calls are interrupted, and whatever
    /// registered with [#onInterrupt] is told. Returns at once; does nothing where no cell runs.
    public void interrupt() {
        synchronized (runLock) {
            if (run == IDLE) {
                return;
            }
            Checkpoint.stop(run);
            long stopped = run;
            Thread.ofVirtual().name("interrupt").start(() -> pushUntilItEnds(stopped));
        }
    }

    /// Registers what else should be stopped with a cell, for example the tasks of running queries.
    ///
    /// @return takes the registration back
    public Runnable onInterrupt(Runnable hook) {
        interruptHooks.add(hook);
        return () -> interruptHooks.remove(hook);
    }

    /// Whether a text is ready to run.
    public Completeness completeness(String text) {
        String java = CellParts.masked(text, magics::isKnown);
        if (java.isBlank()) {
            return text.isBlank() ? Completeness.EMPTY : ofMagics(text);
        }
        Evaluator current = current();
        List<CellSplitter.Piece> pieces = current.locked(() -> current.splitter().split(java));
        if (pieces.isEmpty()) {
            return text.contains("%") ? Completeness.COMPLETE : Completeness.EMPTY;
        }
        return switch (pieces.getLast().state()) {
            case COMPLETE -> Completeness.COMPLETE;
            case INCOMPLETE -> Completeness.INCOMPLETE;
            case BROKEN -> Completeness.INVALID;
        };
    }

    private Completeness ofMagics(String text) {
        return magics.in(text).stream().map(each -> each.magic().completeness(each.call()))
                .filter(each -> each != Completeness.COMPLETE).findFirst().orElse(Completeness.COMPLETE);
    }

    /// What is wrong with the syntax of a text: nothing where it can be run, or only lacks its end.
    public List<Problem> check(String text) {
        List<Problem> problems = new ArrayList<>();
        magics.in(text).forEach(each -> problems.addAll(each.magic().check(each.call())));
        problems.addAll(checkJava(text, CellParts.masked(text, magics::isKnown)));
        return problems;
    }

    private List<Problem> checkJava(String text, String java) {
        if (java.isBlank()) {
            return List.of();
        }
        Evaluator current = current();
        List<CellSplitter.Piece> pieces = current.locked(() -> current.splitter().split(java));
        return pieces.stream().filter(piece -> piece.state() != CellSplitter.State.INCOMPLETE)
                .flatMap(piece -> new SyntaxCheck().mistake(piece.source()).stream()
                        .map(mistake -> problem(text, piece.offset(), mistake)))
                .toList();
    }

    private static Problem problem(String text, int offset, SyntaxCheck.Mistake mistake) {
        CellText.Position at = new CellText("", text).position(offset + mistake.offset());
        return new Problem(at.line(), at.column(), mistake.length(), mistake.message(), null);
    }

    /// What could stand at a cursor. Nothing of the user's is run for it.
    public Completions complete(String text, int cursor) {
        return magics.complete(text, cursor).orElseGet(() -> {
            Evaluator current = current();
            String java = CellParts.masked(text, magics::isKnown);
            return current.locked(() -> current.completer().complete(java, cursor));
        });
    }

    /// What is at a cursor: the method whose arguments are being written, or the name there.
    public Description describe(String text, int cursor) {
        Optional<Magics.Written> magic = magics.at(text, cursor);
        if (magic.isPresent()) {
            return magic.get().magic().describe(magic.get().call(), cursor);
        }
        Evaluator current = current();
        String java = CellParts.masked(text, magics::isKnown);
        return current.locked(() -> current.completer().describe(java, cursor));
    }

    /// The variables that cells have declared, with their values, in the order of their declaration.
    public List<Variable> variables() {
        return current().variables();
    }

    /// The type the compiler gives an expression; empty where it is none.
    public Optional<String> typeOf(String expression) {
        Evaluator current = current();
        return current.locked(() -> Optional.ofNullable(
                current.analysis().analyzeType(expression, expression.length())));
    }

    /// The import declarations in force.
    public List<String> imports() {
        Evaluator current = current();
        return current.locked(() -> current.shell().imports().map(each -> each.source().strip()).toList());
    }

    /// The loader of the classes that cells define; its `classes()` are what workers need.
    public CellClassLoader classLoader() {
        return current().loader();
    }

    /// Forgets everything that cells have declared; the bound variables are there again. A cell that runs is given up,
    /// even one that cannot be stopped.
    public void reset() {
        Evaluator old = current();
        interrupt();
        old.close();
        evaluator = startInBackground();
    }

    @Override
    public void close() {
        interrupt();
        // A session that could not start has nothing to close; whoever used it has been told.
        evaluator.handle((started, failed) -> {
            if (started != null) {
                started.close();
            }
            return null;
        }).join();
    }

    private CompletableFuture<Evaluator> startInBackground() {
        CompletableFuture<Evaluator> started = new CompletableFuture<>();
        Thread.ofPlatform().name("cell-start").daemon().start(() -> {
            try {
                Evaluator fresh = new Evaluator(settings);
                fresh.start();
                started.complete(fresh);
            } catch (RuntimeException | LinkageError failed) {
                started.completeExceptionally(failed);
            }
        });
        return started;
    }

    private Evaluator current() {
        try {
            return evaluator.join();
        } catch (CompletionException failed) {
            Throwable reason = Objects.requireNonNullElse(failed.getCause(), failed);
            throw new IllegalStateException(reason.getMessage(), reason);
        }
    }

    private long beginRun() {
        synchronized (runLock) {
            if (run != IDLE) {
                throw new IllegalStateException("a cell is already running in this session");
            }
            run = Checkpoint.newRun();
            return run;
        }
    }

    private void endRun() {
        synchronized (runLock) {
            run = IDLE;
        }
    }

    /// One interrupt may be swallowed by code that was compiled elsewhere; so it is repeated until the cell ends.
    private void pushUntilItEnds(long stopped) {
        List<Runnable> hooks = new ArrayList<>(interruptHooks);
        try {
            pushed(stopped);
            hooks.forEach(Runnable::run);
            while (pushed(stopped)) {
                Thread.sleep(BETWEEN_PUSHES);
            }
            Thread.sleep(GRACE_FOR_OTHER_THREADS);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody interrupts the interrupter", impossible);
        } finally {
            Checkpoint.forget(stopped);
        }
    }

    private boolean pushed(long stopped) {
        synchronized (runLock) {
            boolean stillRuns = run == stopped;
            if (stillRuns && evaluator.isDone()) {
                current().interrupt();
            }
            return stillRuns;
        }
    }
}

package dev.vonk.repl.terminal;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.repl.directive.Desk;
import dev.vonk.repl.progress.ProgressLine;
import dev.vonk.repl.progress.ProgressText;
import dev.vonk.repl.session.NotebookRun;
import dev.vonk.repl.session.PlainOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// Runs cells for the REPL and shows what they show: the one place that writes to the terminal between two prompts.
final class TerminalDesk implements Desk, AutoCloseable {
    private static final String STUBBORN = "The cell does not stop: it is inside of code that nothing can interrupt. "
            + "Press Ctrl-C again to give it up and start the session anew.";

    private final Terminal terminal;
    private final CompletableFuture<KernelClient> kernel;
    private final Palette palette;
    private final Typing typing;
    private final ProgressLine progress;
    private final List<Cell> written = new ArrayList<>();

    private int cells;
    private boolean timing;
    private boolean leaving;
    private @Nullable String lastError;

    TerminalDesk(Terminal terminal, CompletableFuture<KernelClient> kernel, Palette palette, Typing typing) {
        this.terminal = terminal;
        this.kernel = kernel;
        this.palette = palette;
        this.typing = typing;
        // A dumb terminal cannot take a line back once it is drawn.
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.progress = dumb
                ? ProgressLine.none(terminal.writer())
                : new ProgressLine(terminal.writer(), terminal::getColumns);
    }

    /// Runs what was typed as the next cell; statements of SQL one by one, as the next cells.
    void cell(String text) {
        if (!typing.isSql()) {
            typed(text);
            return;
        }
        for (String statement : Statements.of(text)) {
            if (!typed(typing.cell(statement)))
                return;
        }
    }

    private boolean typed(String text) {
        boolean wentWell = execute(String.valueOf(++cells), text);
        if (wentWell)
            written.add(Cell.code(text));
        return wentWell;
    }

    @Override
    public void run(String java) {
        execute(String.valueOf(cells), java);
    }

    @Override
    public void run(Notebook notebook, NotebookRun.Naming naming) {
        interruptibly(() -> new NotebookRun(kernel()).run(notebook, naming, this::show));
    }

    boolean isLeaving() {
        return leaving;
    }

    @Override
    public KernelClient kernel() {
        return kernel.join();
    }

    @Override
    public void print(String text) {
        progress.write(terminal.writer(), text.endsWith("\n") ? text : text + "\n");
    }

    @Override
    public void complain(String sentence) {
        print(palette.error(sentence));
    }

    @Override
    public Notebook written() {
        return Notebook.of(written);
    }

    @Override
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    @Override
    public boolean sql() {
        return typing.isSql();
    }

    @Override
    public void sql(boolean typed) {
        typing.sql(typed);
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
        kernel().reset().join();
        written.clear();
        cells = 0;
        print("All variables are gone; spark is there anew.");
    }

    @Override
    public void quit() {
        leaving = true;
    }

    @Override
    public void close() {
        progress.close();
        terminal.flush();
        if (kernel.isDone() && !kernel.isCompletedExceptionally())
            kernel().close();
    }

    private boolean execute(String name, String text) {
        return interruptibly(() -> {
            CellEvent.Finished end = kernel().execute(name, text, this::show).join();
            return end.ending() == CellEvent.Ending.OK;
        });
    }

    /// While a cell runs, Ctrl-C is its interrupt; a second one, where the first did nothing, gives the cell up.
    private boolean interruptibly(BooleanSupplier work) {
        int[] presses = {0};
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> {
            switch (++presses[0]) {
                case 1 -> kernel().interrupt();
                case 2 -> print(palette.error(STUBBORN));
                default -> {
                    written.clear();
                    kernel().reset();
                    print(palette.faint("The session is new; all variables are gone."));
                }
            }
        });
        try {
            return work.getAsBoolean();
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    private void show(CellEvent event) {
        switch (event) {
            case CellEvent.Started _,CellEvent.Dependencies _ -> {}
            case CellEvent.Output output -> progress.write(terminal.writer(), output.text());
            case CellEvent.Displayed displayed -> shown(PlainOutput.plainText(displayed.bundle()));
            case CellEvent.Result result -> shown(PlainOutput.plainText(result.bundle()));
            case CellEvent.Warned warned -> print(palette.faint("Warning: " + warned.text()));
            case CellEvent.Failed failed -> {
                lastError = failed.details();
                complain(typing.isSql() ? Statements.error(failed.text()) : failed.text());
            }
            case CellEvent.Progress news -> progress.update(news);
            case CellEvent.Finished finished -> finish(finished);
        }
    }

    private void shown(String text) {
        if (!text.isEmpty())
            print(text);
    }

    private void finish(CellEvent.Finished finished) {
        progress.finish();
        switch (finished.ending()) {
            case OK, FAILED -> {}
            case INTERRUPTED -> print(palette.faint("Interrupted."));
            case TAKEN_BACK -> print(palette.faint("Not run."));
        }
        if (timing)
            print(palette.faint("took " + ProgressText.time(finished.duration())));
        progress.finishLine(terminal.writer());
    }
}

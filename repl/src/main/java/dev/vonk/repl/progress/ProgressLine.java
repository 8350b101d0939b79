package dev.vonk.repl.progress;

import dev.vonk.kernel.protocol.CellEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The progress of the running query on a terminal's last line. Everything else that goes to the terminal goes through
/// [#write], which takes the line away first; it comes back with the next tick.
public final class ProgressLine implements AutoCloseable {
    private static final String ERASE = "\r\u001b[K";
    private static final Duration TICK = Duration.ofMillis(100);
    /// A query that is done sooner is not worth a line that flickers.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final PrintWriter terminal;
    private final IntSupplier width;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService ticker;

    private CellEvent.@Nullable Progress latest;
    private long began;
    private boolean drawn;
    private boolean atLineStart = true;

    /// @param width asked before each drawing; 0 or less means that nothing is ever drawn
    public ProgressLine(PrintWriter terminal, IntSupplier width) {
        this(terminal, width, System::nanoTime);
        ticker.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    ProgressLine(PrintWriter terminal, IntSupplier width, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.width = width;
        this.nanoTime = nanoTime;
        this.ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("progress").daemon().factory());
    }

    /// A line that is never drawn, for output that no person watches.
    public static ProgressLine none(PrintWriter out) {
        return new ProgressLine(out, () -> 0, System::nanoTime);
    }

    /// Takes the news of a query.
    public synchronized void update(CellEvent.Progress progress) {
        if (latest == null || !latest.query().equals(progress.query()))
            began = nanoTime.getAsLong();
        latest = progress;
    }

    /// The cell has ended: nothing is running any more.
    public synchronized void finish() {
        erase();
        latest = null;
    }

    /// Writes text to a stream that ends on the same terminal.
    public synchronized void write(PrintWriter stream, String text) {
        if (text.isEmpty())
            return;
        erase();
        stream.print(text);
        stream.flush();
        atLineStart = text.endsWith("\n");
    }

    /// Ends a line that the cell has left open, so that the prompt begins a new one.
    public synchronized void finishLine(PrintWriter stream) {
        if (!atLineStart)
            write(stream, System.lineSeparator());
    }

    /// Draws the line anew if there is something to say; called ten times a second.
    synchronized void tick() {
        if (latest == null || !atLineStart || width.getAsInt() <= 0)
            return;
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - began);
        if (elapsed.compareTo(PATIENCE) < 0)
            return;
        terminal.print(ERASE + ProgressText.of(latest, elapsed, width.getAsInt() - 1));
        terminal.flush();
        drawn = true;
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        finish();
    }

    private void erase() {
        if (!drawn)
            return;
        terminal.print(ERASE);
        terminal.flush();
        drawn = false;
    }
}

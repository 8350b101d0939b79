package dev.vonk.runtime.worker;

import dev.vonk.runtime.code.TaskOutput;
import dev.vonk.runtime.protocol.ToDriver;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the functions of one try print, on its way to the driver: whole lines, several at a time, and no more than
/// [#MOST_BYTES] a second, of which a line then tells.
final class TaskPrinter implements TaskOutput {
    static final int MOST_BYTES = 1 << 20;
    private static final int SENT_AT_ONCE = 8 << 10;
    private static final int LONGEST_LINE = 64 << 10;
    private static final long SECOND = 1_000_000_000L;

    private final String task;
    private final Consumer<ToDriver.Printed> driver;
    private final LongSupplier clock;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long second;
    private long taken;
    private long dropped;

    /// @param task its name in the line that tells of what was left out
    /// @param clock nanoseconds
    TaskPrinter(String task, Consumer<ToDriver.Printed> driver, LongSupplier clock) {
        this.task = task;
        this.driver = driver;
        this.clock = clock;
        this.second = clock.getAsLong();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length, boolean error) {
        if (clock.getAsLong() - second >= SECOND) {
            nextSecond();
        }
        int room = (int) Math.min(length, MOST_BYTES - taken);
        taken += room;
        dropped += length - room;
        // What was printed to the other stream comes first.
        sendAll(error ? out : err, !error);
        var lines = error ? err : out;
        lines.write(bytes, offset, room);
        if (lines.size() >= SENT_AT_ONCE) {
            sendLines(lines, error);
        }
    }

    private void nextSecond() {
        second = clock.getAsLong();
        taken = 0;
        if (dropped > 0) {
            sendAll(out, false);
            sendAll(err, true);
            driver.accept(new ToDriver.Printed(task + " printed more than " + (MOST_BYTES >> 20)
                    + " MB in a second; " + dropped + " bytes were left out.\n", true));
            dropped = 0;
        }
    }

    /// Sends the whole lines there are.
    synchronized void flush() {
        sendLines(out, false);
        sendLines(err, true);
    }

    /// Sends all there is.
    synchronized void end() {
        sendAll(out, false);
        sendAll(err, true);
        nextSecond();
    }

    private void sendLines(ByteArrayOutputStream lines, boolean error) {
        var bytes = lines.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && bytes.length >= LONGEST_LINE) {
            end = bytes.length;
        }
        if (end > 0) {
            lines.reset();
            lines.write(bytes, end, bytes.length - end);
            send(bytes, end, error);
        }
    }

    private void sendAll(ByteArrayOutputStream lines, boolean error) {
        if (lines.size() > 0) {
            var bytes = lines.toByteArray();
            lines.reset();
            send(bytes, bytes.length, error);
        }
    }

    private void send(byte[] bytes, int length, boolean error) {
        driver.accept(new ToDriver.Printed(new String(bytes, 0, length, StandardCharsets.UTF_8), error));
    }
}

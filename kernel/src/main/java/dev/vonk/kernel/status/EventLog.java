package dev.vonk.kernel.status;

import dev.vonk.runtime.cluster.ClusterEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps the events of a session in a file that its owner alone can read: a header, then one event a line. Written by a
/// thread of its own, since those who tell of events must not wait; flushed whenever that thread has caught up.
///
/// Where the disk cannot keep up, events are left out and a line says how many; where it fails, the log ends and the
/// user is told once.
final class EventLog implements AutoCloseable {
    static final int VERSION = 1;
    static final String FORMAT = "vonk-events";

    private static final int MOST_WAITING = 100_000;
    private static final int CLOSE_SECONDS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int MOST_NAMES = 1_000;

    /// The first line.
    record Header(String format, int version, Map<String, String> environment) {}

    /// Something for the writing thread; without an event it is the end.
    private record Waiting(long at, @Nullable ClusterEvent event) {}

    private final Path file;
    private final BufferedWriter out;
    private final EventCodec codec = new EventCodec();
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    private EventLog(Path file, BufferedWriter out) {
        this.file = file;
        this.out = out;
        this.writer = Thread.ofPlatform().daemon().name("vonk-event-log").unstarted(this::write);
    }

    /// A new file in `folder`, which is made where it is not there.
    ///
    /// @param environment what the header says; secrets hidden already
    static EventLog open(Path folder, Map<String, String> environment) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, owner("rwx------"));
            }
            var log = create(folder);
            log.out.write(log.codec.write(new Header(FORMAT, VERSION, environment)));
            log.out.newLine();
            log.out.flush();
            log.writer.start();
            return log;
        } catch (IOException e) {
            throw new StatusException("EVENT_LOG", "The event log cannot be written in " + folder + ": " + e
                    + ". Set spark.eventLog.dir to a folder that can be written.", e);
        }
    }

    private static EventLog create(Path folder) throws IOException {
        var stem = "vonk-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault())) + "-"
                + ProcessHandle.current().pid();
        for (int i = 1; i < MOST_NAMES; i++) {
            var file = folder.resolve(stem + "-" + i + ".jsonl");
            try {
                var channel = Files.newByteChannel(file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner("rw-------"));
                return new EventLog(file,
                        new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8)));
            } catch (FileAlreadyExistsException _) {
                // Another session of this process began in the same second: the next number.
            }
        }
        throw new IOException("no free name like " + stem);
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }

    Path file() {
        return file;
    }

    /// Takes an event; does not wait.
    void add(long at, ClusterEvent event) {
        if (!closed && !waiting.offer(new Waiting(at, event))) {
            dropped.incrementAndGet();
        }
    }

    private void write() {
        try (out) {
            while (true) {
                var next = waiting.poll();
                if (next == null) {
                    out.flush();
                    next = waiting.take();
                }
                if (next.event() == null) {
                    return;
                }
                out.write(codec.write(next.at(), next.event()));
                out.newLine();
                writeDropped(next.at());
            }
        } catch (IOException e) {
            System.err.println(
                    "vonk: the event log " + file + " ends here, since it cannot be written: " + e.getMessage());
        } catch (InterruptedException e) {
            // The end of a session that could wait no longer.
        } finally {
            closed = true;
        }
    }

    private void writeDropped(long at) throws IOException {
        long missing = dropped.getAndSet(0);
        if (missing > 0) {
            out.write(codec.write(Map.of(EventCodec.NAME, "EventsLeftOut", EventCodec.TIME, at, "events", missing)));
            out.newLine();
        }
    }

    /// Waits until all is written.
    @Override
    public void close() {
        closed = true;
        try {
            if (!waiting.offer(new Waiting(0, null), CLOSE_SECONDS, TimeUnit.SECONDS)) {
                writer.interrupt();
            }
            writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.vonk.runtime.pool;

import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.worker.WorkFolder;
import dev.vonk.runtime.worker.WorkerMain;
import dev.vonk.runtime.worker.WorkerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Worker processes on this machine: started, watched, started again when they die, and ended with this process, even
/// where it is killed: a worker ends when its standard input does.
public final class WorkerProcesses implements AutoCloseable {
    /// A process that lives shorter than this did not get going.
    private static final long QUICK_DEATH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int QUICK_DEATHS = 3;
    private static final long END_SECONDS = 5;
    /// More threads for collecting garbage would take what memory and cores the other workers of the machine have.
    private static final int MOST_SLOTS_OF_ONE_COLLECTOR = 2;

    private final JoinString join;
    private final WorkerOptions options;
    private final Path logs;
    private final Map<Long, Process> processes = new ConcurrentHashMap<>();
    private int quickDeaths;
    private int started;
    private volatile boolean closed;

    /// @param logs where what the workers print goes
    public WorkerProcesses(JoinString join, WorkerOptions options, Path logs) {
        this.join = join;
        this.options = options;
        this.logs = logs;
    }

    /// Starts so many workers, and again each time that one dies.
    public void start(int count) {
        for (int i = 0; i < count; i++) {
            startOne();
        }
    }

    private synchronized void startOne() {
        if (closed) {
            return;
        }
        var log = logs.resolve("worker-" + ++started + ".log");
        try {
            long begun = System.nanoTime();
            var process = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            processes.put(process.pid(), process);
            Thread.ofVirtual().name("vonk-watch").start(() -> watch(process, begun, log));
            tellJoin(process);
        } catch (IOException e) {
            throw new UncheckedIOException("a worker process cannot be started: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + (heap() >> 20) + "m");
        // Else the heap grows by one full collection after another while a frame is cached.
        command.add("-Xms" + (heap() >> 21) + "m");
        if (options.slots() <= MOST_SLOTS_OF_ONE_COLLECTOR) {
            command.add("-XX:+UseSerialGC");
        } else {
            command.add("-XX:+UseParallelGC");
            command.add("-XX:ParallelGCThreads="
                    + Math.min(options.slots(), Runtime.getRuntime().availableProcessors()));
        }
        command.add("-Xlog:disable");
        command.add("-Dkryo.unsafe=false");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--enable-native-access=ALL-UNNAMED");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:AOTCache=")).forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(WorkerMain.class.getName());
        command.addAll(options.arguments());
        return command;
    }

    /// Tasks and blocks may hold sixty percent of the heap.
    private long heap() {
        return Math.ceilDiv(options.memory(), 6) * 10;
    }

    private void tellJoin(Process process) {
        try {
            var stdin = process.getOutputStream();
            stdin.write((join.text() + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException gone) {
            // It was killed before it could read; whoever watches it starts another.
        }
    }

    /// By a thread of its own: the JDK's way of telling needs the common pool, whose threads the user may keep busy, even
    /// with waiting for the very worker that is to be started.
    private void watch(Process process, long begun, Path log) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ended(process, begun, log);
    }

    private void ended(Process process, long begun, Path log) {
        if (closed) {
            return;
        }
        boolean quick = System.nanoTime() - begun < QUICK_DEATH_NANOS;
        synchronized (this) {
            quickDeaths = quick && process.exitValue() != 128 + 9 ? quickDeaths + 1 : 0;
            if (quickDeaths >= QUICK_DEATHS) {
                System.err.println("Workers end as soon as they are started; no more are started. The last one said: "
                        + lastLine(log));
                return;
            }
        }
        startOne();
    }

    private static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.reduce("nothing", (_, next) -> next);
        } catch (IOException | UncheckedIOException e) {
            return "nothing that can be read";
        }
    }

    /// How a process ended, as a clause; null where it was not started here. Waits a moment for it to end.
    public @Nullable String obituary(long pid) {
        var process = processes.get(pid);
        if (process == null) {
            return null;
        }
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                return "process " + pid + " does not answer any more";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        int code = process.exitValue();
        return "process " + pid + switch (code) {
            case 0 -> " ended";
            case 128 + 9 -> " was killed (SIGKILL), by a person or for want of memory on the machine";
            case 128 + 15 -> " was ended (SIGTERM)";
            default -> " ended with exit code " + code;
        };
    }

    /// The numbers of the processes that live.
    public List<Long> alive() {
        return processes.values().stream().filter(Process::isAlive).map(Process::pid).toList();
    }

    /// Ends all of them and removes what they left.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (var process : processes.values()) {
            try {
                process.getOutputStream().close();
            } catch (IOException alreadyGone) {
                process.destroyForcibly();
            }
        }
        for (var process : processes.values()) {
            try {
                if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    process.waitFor(END_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
        try {
            WorkFolder.removeLeftovers(options.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + options.folder() + ": " + e.getMessage(), e);
        }
    }
}

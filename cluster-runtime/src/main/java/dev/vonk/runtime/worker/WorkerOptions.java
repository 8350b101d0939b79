package dev.vonk.runtime.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a worker process is told when it is started. Holds no secret: arguments can be read by every user of a machine.
///
/// @param bindHost the address it listens on
/// @param advertisedHost how others reach it; empty for the address that its connection to the registry comes from
/// @param port 0 for any that is free
/// @param insecure whether it speaks plain TCP beyond this machine
/// @param slots how many tasks run at a time
/// @param memory bytes that tasks and blocks may hold together
/// @param folder where its own folder is made
/// @param patience how long it looks for a pool that is not there, at the start and when it has lost it
/// @param quiet whether it says nothing
public record WorkerOptions(String bindHost, String advertisedHost, int port, boolean insecure, int slots, long memory,
        Path folder, Duration pingEvery, Duration deadAfter, Duration patience, boolean quiet) {
    /// A worker on this machine only, which ends with its pool.
    public static WorkerOptions local(int slots, long memory, Path folder) {
        return new WorkerOptions("127.0.0.1", "127.0.0.1", 0, false, slots, memory, folder, Duration.ofSeconds(1),
                Duration.ofSeconds(10), Duration.ZERO, true);
    }

    /// How much of a heap tasks and blocks may hold: six parts of ten.
    public static long shareOf(long heap) {
        return heap / 10 * 6;
    }

    /// The same with another patience towards those that are silent.
    public WorkerOptions withLiveness(Duration ping, Duration dead) {
        return new WorkerOptions(bindHost, advertisedHost, port, insecure, slots, memory, folder, ping, dead, patience,
                quiet);
    }

    /// The same at other addresses.
    public WorkerOptions at(String bind, String advertised, boolean plain) {
        return new WorkerOptions(bind, advertised, port, plain, slots, memory, folder, pingEvery, deadAfter, patience,
                quiet);
    }

    /// The arguments from which [#parse] reads these options again.
    public List<String> arguments() {
        return List.of(bindHost, advertisedHost, Integer.toString(port), Boolean.toString(insecure),
                Integer.toString(slots), Long.toString(memory), folder.toString(), Long.toString(pingEvery.toMillis()),
                Long.toString(deadAfter.toMillis()), Long.toString(patience.toMillis()), Boolean.toString(quiet));
    }

    static WorkerOptions parse(String[] arguments) {
        if (arguments.length != 11) {
            throw new IllegalArgumentException("a worker process is started by vonk pool or vonk worker");
        }
        return new WorkerOptions(arguments[0], arguments[1], Integer.parseInt(arguments[2]),
                Boolean.parseBoolean(arguments[3]), Integer.parseInt(arguments[4]), Long.parseLong(arguments[5]),
                Path.of(arguments[6]), Duration.ofMillis(Long.parseLong(arguments[7])),
                Duration.ofMillis(Long.parseLong(arguments[8])), Duration.ofMillis(Long.parseLong(arguments[9])),
                Boolean.parseBoolean(arguments[10]));
    }

    void say(String sentence) {
        if (!quiet) {
            System.out.println(sentence);
        }
    }
}

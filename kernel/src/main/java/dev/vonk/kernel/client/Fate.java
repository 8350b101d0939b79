package dev.vonk.kernel.client;

import java.util.Optional;

/// What is known of a kernel's process on this machine.
interface Fate {
    /// What became of it, as a sentence for users; empty while it lives, or where that cannot be known.
    Optional<String> end();

    /// Whether [#end] will tell more of an end than the kernel itself can.
    boolean knowsBest();

    /// Of a process that somebody else has started.
    ///
    /// @param pid 0 where it is not known. The process may be another machine's; then none here has that number, or one
    ///     that lives on
    static Fate ofStranger(long pid) {
        Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        return new Fate() {
            @Override
            public Optional<String> end() {
                return process.filter(handle -> !handle.isAlive())
                        .map(handle -> "The kernel (process " + handle.pid() + ") is gone.");
            }

            @Override
            public boolean knowsBest() {
                return false;
            }
        };
    }
}

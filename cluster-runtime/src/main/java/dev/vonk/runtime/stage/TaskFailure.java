package dev.vonk.runtime.stage;

import java.util.List;

/// Why a try at a task ended without a result. The scheduler decides by kind, so a kind is never turned into text.
public sealed interface TaskFailure {
    /// One sentence for people.
    String message();

    /// The user's code or data: trying again would not help.
    ///
    /// @param cause what the front end shows
    record UserError(Throwable cause) implements TaskFailure {
        @Override
        public String message() {
            return String.valueOf(cause.getMessage());
        }
    }

    /// A bug of ours: trying again would not help either.
    record InternalError(Throwable cause) implements TaskFailure {
        @Override
        public String message() {
            return "internal error: " + cause;
        }
    }

    /// The memory of the process was used up.
    record OutOfMemory(String message) implements TaskFailure {}

    /// Blocks that another stage wrote are gone.
    ///
    /// @param stage the stage that wrote them
    /// @param partitions its tasks whose output is missing
    record LostBlocks(int stage, List<Integer> partitions) implements TaskFailure {
        public LostBlocks {
            partitions = List.copyOf(partitions);
        }

        @Override
        public String message() {
            return "output of stage " + stage + " tasks " + partitions + " is lost";
        }
    }

    /// The worker is gone, and with it what it held.
    record LostWorker(String worker, String reason) implements TaskFailure {
        @Override
        public String message() {
            return "worker " + worker + " was lost: " + reason;
        }
    }

    /// It was told to stop.
    record Killed() implements TaskFailure {
        @Override
        public String message() {
            return "stopped";
        }
    }
}

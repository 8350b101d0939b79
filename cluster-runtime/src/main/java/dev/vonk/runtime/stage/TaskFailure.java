package dev.vonk.runtime.stage;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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

    /// Blocks that another stage wrote are gone or spoilt.
    ///
    /// @param stage the stage that wrote them
    /// @param outputs what is missing; what a newer try has written since is not
    /// @param reason how that showed, as a clause: "worker w2 does not answer"
    record LostBlocks(int stage, List<TaskOutput> outputs, String reason) implements TaskFailure {
        public LostBlocks {
            outputs = List.copyOf(outputs);
        }

        @Override
        public String message() {
            return "output of stage " + stage + " tasks " + outputs + " is lost: " + reason;
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

    /// The last of too many tries at one task.
    ///
    /// @param tries how each ended
    record OutOfTries(TaskId task, List<TaskFailure> tries) implements TaskFailure {
        public OutOfTries {
            tries = List.copyOf(tries);
        }

        @Override
        public String message() {
            return "task " + task + " was tried " + tries.size() + " times: "
                    + tries.stream().map(TaskFailure::message).collect(Collectors.joining("; "));
        }
    }

    /// Output of a stage was lost again and again, and no reader got on in between.
    ///
    /// @param losses what was lost and how, oldest first
    record RepeatedLoss(int stage, List<String> losses) implements TaskFailure {
        public RepeatedLoss {
            losses = List.copyOf(losses);
        }

        @Override
        public String message() {
            return "output of stage " + stage + " was lost " + losses.size() + " times: " + String.join("; ", losses);
        }
    }

    /// There was no worker for too long.
    ///
    /// @param lost the last workers there were, and how they went
    record NoWorkers(long waitedNanos, List<LostWorker> lost) implements TaskFailure {
        public NoWorkers {
            lost = List.copyOf(lost);
        }

        @Override
        public String message() {
            return "no worker for " + TimeUnit.NANOSECONDS.toSeconds(waitedNanos) + " s" + (lost.isEmpty()
                    ? ", none ever came"
                    : ": " + lost.stream().map(TaskFailure::message).collect(Collectors.joining("; ")));
        }
    }

    /// Rows that were delivered already would have to be computed again and could come out different.
    ///
    /// @param stage the stage that gives other rows each time
    /// @param reason how its output was lost
    record ChangedResult(int stage, String reason) implements TaskFailure {
        @Override
        public String message() {
            return "stage " + stage
                    + " gives other rows each time it runs (random numbers without a seed, or rows in no "
                    + "fixed order), its output was lost (" + reason
                    + ") and part of the result made from it is out already. "
                    + "Run the query again; to make it survive a lost worker, give the random function a seed, or "
                    + "cache(), persist() or checkpoint() the rows first";
        }
    }
}

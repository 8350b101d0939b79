package dev.vonk.runtime.worker;

import dev.vonk.runtime.stage.TaskFailure;

/// Ends a task that reads what is not there any more; found by [TaskRun] wherever operators have wrapped it.
final class LostInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TaskFailure.LostBlocks failure;

    LostInputException(TaskFailure.LostBlocks failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    LostInputException(TaskFailure.LostBlocks failure) {
        super(failure.message());
        this.failure = failure;
    }

    TaskFailure.LostBlocks failure() {
        return failure;
    }
}

package dev.vonk.kernel.status;

/// How a stage stands, in a word.
final class StageWords {
    private StageWords() {
    }

    static String state(JobView job, StageView stage) {
        if (!stage.used()) {
            return job.isRunning() ? "waiting" : "not needed";
        }
        if (stage.done() >= stage.tasks()) {
            return "done";
        }
        return job.isRunning() ? "running" : "unfinished";
    }
}

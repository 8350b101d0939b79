package dev.vonk.kernel.sql.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// One golden file from its first statement to its last.
final class FileRun {
    private static final int SECONDS = 10;
    private static final int SECONDS_TO_STOP = 5;

    private final GoldenFile file;
    private final Scope scope;
    private final List<Result> results = new ArrayList<>();

    private FileRun(GoldenFile file, Scope scope) {
        this.file = file;
        this.scope = scope;
    }

    /// A statement with its mark.
    record Result(GoldenFile file, GoldenStatement statement, boolean core, Marking.Mark mark) {}

    /// @param runners makes what carries out the statements, anew for each file
    static List<Result> of(GoldenFile file, Scope scope, Function<GoldenFile, SqlRunner> runners) {
        var run = new FileRun(file, scope);
        var thread = Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().unstarted(work));
        try (var runner = runners.apply(file)) {
            run.run(runner, thread);
        } finally {
            thread.shutdownNow();
        }
        return run.results;
    }

    private void run(SqlRunner runner, ExecutorService thread) {
        boolean alive = true;
        for (GoldenStatement statement : file.statements()) {
            var task = alive ? thread.submit(() -> runner.run(statement.sql())) : null;
            var answer = task == null ? new Answer.Hung() : within(task);
            results.add(new Result(file, statement, scope.isCore(file, statement), mark(statement, answer)));
            if (alive && answer instanceof Answer.Hung) {
                runner.interrupt();
                alive = stops(task);
            }
        }
    }

    private static Marking.Mark mark(GoldenStatement statement, Answer answer) {
        try {
            return Marking.mark(statement, answer);
        } catch (StackOverflowError tooWide) {
            return Marking.mark(statement, new Answer.Crashed(tooWide));
        }
    }

    private static Answer within(Future<Answer> task) {
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Answer.Hung();
        } catch (ExecutionException failed) {
            return new Answer.Crashed(failed.getCause());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean stops(Future<Answer> task) {
        try {
            task.get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

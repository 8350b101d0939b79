package dev.vonk.runtime.worker;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What the tasks of one stage share in a process: made by the first that asks, waited for by the others.
final class SharedValues implements AutoCloseable {
    private record Key(Object object) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Key(var that) && that == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    private final Map<Key, FutureTask<?>> values = new ConcurrentHashMap<>();

    /// Closes what can be closed of the values that were made: the memory they reserved is free again. No task may use
    /// them any more.
    @Override
    public void close() {
        for (var key : values.keySet()) {
            var task = values.remove(key);
            if (task != null && task.state() == Future.State.SUCCESS
                    && task.resultNow() instanceof AutoCloseable resource) {
                close(resource);
            }
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("closing a shared value failed", e);
        }
    }

    @SuppressWarnings("unchecked")
    <T> T get(Object object, Supplier<T> maker) {
        var key = new Key(object);
        var made = new FutureTask<>(maker::get);
        var known = values.putIfAbsent(key, made);
        if (known == null) {
            made.run();
        }
        var task = known == null ? made : known;
        try {
            return (T) task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        } catch (ExecutionException e) {
            values.remove(key, task);
            switch (e.getCause()) {
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("making a shared value failed", e.getCause());
            }
        }
    }
}

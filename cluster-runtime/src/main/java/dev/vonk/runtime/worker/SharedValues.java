package dev.vonk.runtime.worker;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// What the tasks of one stage share in a process: made by the first that asks, waited for by the others.
final class SharedValues {
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

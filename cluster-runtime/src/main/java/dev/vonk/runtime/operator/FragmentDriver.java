package dev.vonk.runtime.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole fragment: its driver, and what its operators hold, which is freed in the end whatever happened.
record FragmentDriver(Driver driver, List<AutoCloseable> held) implements Driver {
    @Override
    public boolean step() {
        return driver.step();
    }

    @Override
    public void close() {
        @Nullable
        RuntimeException failure = null;
        for (var resource : held) {
            failure = close(resource, failure);
        }
        failure = close(driver, failure);
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException close(AutoCloseable resource, @Nullable RuntimeException before) {
        try {
            resource.close();
            return before;
        } catch (Exception e) {
            var failure = e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("cannot close", e);
            if (before == null) {
                return failure;
            }
            before.addSuppressed(failure);
            return before;
        }
    }
}

package dev.vonk.repl.session;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import java.util.function.Supplier;

/// How a command comes to a kernel.
@FunctionalInterface
public interface Kernels {
    KernelClient open(SessionOptions options, Supplier<DisplayLimits> limits);
}

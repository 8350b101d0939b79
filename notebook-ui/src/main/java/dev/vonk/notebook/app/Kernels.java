package dev.vonk.notebook.app;

import dev.vonk.Session;
import dev.vonk.kernel.client.*;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.server.SessionKernel;
import java.nio.file.Path;

record Kernels(LaunchOptions options) {
    KernelConnection start(Path folder) {
        return new InProcessConnection(SessionKernel.start(Session.builder().master("local[2]").getOrCreate(), () -> DisplayLimits.standard()));
    }
}

package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.client.KernelLaunch;
import dev.vonk.kernel.client.KernelProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How this program gets kernels: by starting a process for each.
record Kernels(LaunchOptions options) {

    /// Returns at once; the connection tells when the kernel is there, or why it is not.
    KernelConnection start(Path folder) {
        return KernelProcess.start(new KernelLaunch(folder, options.master(), Map.of(), List.of()));
    }
}

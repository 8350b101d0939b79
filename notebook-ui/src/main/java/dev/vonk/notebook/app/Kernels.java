package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelAddress;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.client.KernelLaunch;
import dev.vonk.kernel.client.KernelProcess;
import dev.vonk.kernel.client.RemoteConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How this program gets kernels: by starting a process for each, or by attaching to the one that was named.
record Kernels(LaunchOptions options) {

    /// Returns at once; the connection tells when the kernel is there, or why it is not.
    KernelConnection start(Path folder) {
        if (options.connect().isPresent()) {
            return RemoteConnection.open(KernelAddress.read(options.connect().get()));
        }
        return KernelProcess.start(new KernelLaunch(folder, options.master(), Map.of(), List.of()));
    }
}

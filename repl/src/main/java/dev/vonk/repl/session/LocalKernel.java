package dev.vonk.repl.session;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.server.KernelSettings;
import java.util.Map;
import java.util.function.Supplier;

/// Assembles a kernel in this process: cells with `spark` and the functions at hand, values drawn for a terminal.
public final class LocalKernel {
    private LocalKernel() {}

    /// Starts a kernel; it may still be warming up when this returns.
    ///
    /// @param limits asked before each value is drawn, since a terminal changes its width
    public static KernelClient open(SessionOptions options, Supplier<DisplayLimits> limits) {
        KernelSettings settings = KernelSettings.standard(CellSettings.standard())
                .withRenderer(value -> Map.copyOf(Display.of(value, limits.get()).entries()))
                .withPreview(value -> Display.of(value, limits.get()).plain());
        return KernelClient.inProcess(settings);
    }
}

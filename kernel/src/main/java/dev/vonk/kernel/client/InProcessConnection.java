package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.kernel.server.Kernel;
import java.util.function.Consumer;

/// A connection to a kernel in this process; closing it ends the kernel.
public record InProcessConnection(Kernel kernel) implements KernelConnection {

    @Override
    public void send(ToKernel message) {
        kernel.send(message);
    }

    @Override
    public Runnable listen(Consumer<FromKernel> listener) {
        return kernel.listen(listener);
    }

    /// A kernel in this process is always there.
    @Override
    public Runnable watch(Consumer<ConnectionState> watcher) {
        watcher.accept(new ConnectionState.Connected());
        return () -> {};
    }

    @Override
    public void close() {
        kernel.close();
    }
}

package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.function.Consumer;

/// How messages get to a kernel and back.
public interface KernelConnection extends AutoCloseable {

    void send(ToKernel message);

    /// Hears every message from now on, one at a time and in order.
    ///
    /// @return ends the listening
    Runnable listen(Consumer<FromKernel> listener);

    /// Hears at once how the connection stands, and every change of it from now on.
    ///
    /// @return ends the listening
    Runnable watch(Consumer<ConnectionState> watcher);

    @Override
    void close();
}

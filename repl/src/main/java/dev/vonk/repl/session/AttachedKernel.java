package dev.vonk.repl.session;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelAddress;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.RemoteConnection;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A kernel that runs already, in a process of its own. It draws values as it was told when it was started.
public final class AttachedKernel {
    private AttachedKernel() {}

    /// Attaches to the kernel that wrote a file, and waits until it answers.
    ///
    /// @throws dev.vonk.runtime.data.DataException where the file cannot be used
    /// @throws IllegalArgumentException where no kernel answers; the message is for users
    public static Kernels open(Path file) {
        RemoteConnection connection = RemoteConnection.open(KernelAddress.read(file));
        var answered = new CompletableFuture<Void>();
        Runnable ignore = connection.watch(state -> {
            switch (state) {
                case ConnectionState.Connecting _,ConnectionState.Reconnecting _ -> {}
                case ConnectionState.Connected _ -> answered.complete(null);
                case ConnectionState.Ended ended ->
                    answered.completeExceptionally(new IllegalArgumentException(ended.reason()));
            }
        });
        try {
            answered.join();
        } catch (CompletionException none) {
            throw none.getCause() instanceof IllegalArgumentException gone ? gone : none;
        } finally {
            ignore.run();
        }
        return (_, _) -> new KernelClient(connection);
    }
}

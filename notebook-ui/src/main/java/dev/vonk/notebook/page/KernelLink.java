package dev.vonk.notebook.page;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.notebook.state.Event;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The kernel of one open notebook. What an earlier one still tells is not heard any more. Used on the window's thread.
public final class KernelLink {
    private final Supplier<KernelConnection> starter;
    private final Inbox inbox;
    private final Runnable changed;
    private @Nullable KernelClient client;
    private Runnable endWatch = () -> {};
    private final AtomicInteger generation = new AtomicInteger();

    /// @param starter starts a kernel and returns at once
    /// @param changed is run when another kernel is there
    KernelLink(Supplier<KernelConnection> starter, Inbox inbox, Runnable changed) {
        this.starter = starter;
        this.inbox = inbox;
        this.changed = changed;
    }

    Optional<KernelClient> client() {
        return Optional.ofNullable(client);
    }

    public void start() {
        use(starter.get());
    }

    /// Uses a kernel that is there in place of the one before, which is closed.
    void use(KernelConnection connection) {
        close();
        int mine = generation.incrementAndGet();
        KernelClient made = new KernelClient(connection);
        client = made;
        endWatch = made.watch(state -> {
            if (mine == generation.get()) {
                inbox.put(new Event.KernelChanged(state));
            }
        });
        changed.run();
    }

    void execute(String name, String text) {
        if (client == null) {
            inbox.put(new Event.KernelChanged(new ConnectionState.Ended("There is no kernel. Start one.", false)));
            return;
        }
        int mine = generation.get();
        var _ = client.execute(name, text, event -> {
            if (mine == generation.get()) {
                inbox.put(new Event.Heard(event));
            }
        });
    }

    void interrupt() {
        if (client != null) {
            client.interrupt();
        }
    }

    /// Ends the kernel where it is ours; nothing more is heard of it.
    void close() {
        generation.incrementAndGet();
        endWatch.run();
        endWatch = () -> {};
        KernelClient old = client;
        client = null;
        if (old != null) {
            Thread.ofVirtual().name("closing-kernel").start(old::close);
            changed.run();
        }
    }
}

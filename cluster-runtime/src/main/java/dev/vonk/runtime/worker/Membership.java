package dev.vonk.runtime.worker;

import dev.vonk.runtime.net.ConnectionRefused;
import dev.vonk.runtime.net.JoinString;
import dev.vonk.runtime.net.Network;
import dev.vonk.runtime.protocol.ToRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A worker's place in its pool over a longer time: found, lost, and found again, each time under a new name.
final class Membership {
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final Network network;
    private final JoinString join;
    private final ToRegistry.Register register;
    private final WorkerOptions options;
    private final CompletableFuture<?> ending;
    private @Nullable Registration registration;

    /// @param ending done once the worker is to end
    Membership(Network network, JoinString join, ToRegistry.Register register, WorkerOptions options,
            CompletableFuture<?> ending) {
        this.network = network;
        this.join = join;
        this.register = register;
        this.options = options;
        this.ending = ending;
    }

    /// Returns once the worker is to end.
    ///
    /// @throws ConnectionRefused where the pool is not there in time, or does not want this worker
    void keep() throws ConnectionRefused, InterruptedException {
        while (!ending.isDone()) {
            var entered = enter();
            if (entered == null) {
                return;
            }
            registration = entered;
            options.say((join.fingerprint().isEmpty() || register.fingerprint().isEmpty() ? "Joined" : "Joined by TLS")
                    + " the pool at " + join.endpoint() + " as " + entered.name().join() + " with " + register.slots()
                    + (register.slots() == 1 ? " slot." : " slots."));
            await(CompletableFuture.anyOf(ending, entered.end()));
            if (!ending.isDone()) {
                options.say("Lost the pool at " + join.endpoint() + ": " + entered.end().join() + ".");
            }
        }
    }

    /// Whether it has been in the pool at all.
    boolean wasMember() {
        return registration != null;
    }

    /// Tells the pool that this worker is about to go.
    void leaving() {
        var known = registration;
        if (known != null) {
            known.leaving();
        }
    }

    /// @return null where the worker is to end
    private @Nullable Registration enter() throws ConnectionRefused, InterruptedException {
        long begun = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        boolean said = false;
        while (true) {
            try {
                return Registration.of(network, join, register);
            } catch (ConnectionRefused refused) {
                if (ending.isDone()) {
                    return null;
                }
                var left = options.patience().minusNanos(System.nanoTime() - begun);
                if (!mayPass(refused) || !left.isPositive()) {
                    throw refused;
                }
                if (!said) {
                    options.say(refused.getMessage() + " Trying again for " + text(left) + ".");
                    said = true;
                }
                pause(Math.min(pause, left.toMillis() + 1));
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static boolean mayPass(ConnectionRefused refused) {
        return switch (refused.why()) {
            case HOST_UNKNOWN, NOT_REACHED, NO_ANSWER -> true;
            case NOT_VONK, OTHER_VERSION, OTHER_CERTIFICATE, WRONG_SECRET, REFUSED, ABANDONED -> false;
        };
    }

    private void pause(long millis) throws InterruptedException {
        try {
            ending.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // another try
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 500) / 1000);
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}

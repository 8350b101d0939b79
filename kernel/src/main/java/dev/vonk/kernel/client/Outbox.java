package dev.vonk.kernel.client;

import java.util.ArrayDeque;

/// What was sent to a kernel and may not have arrived. Each message has a number, and the kernel says up to which it has
/// them; so after a new connection each goes out once more only where it must.
final class Outbox {
    private record Sent(long number, String text) {}

    private final ArrayDeque<Sent> waiting = new ArrayDeque<>();
    private long lastNumber;

    /// Keeps a message and gives its number.
    ///
    /// @param text see [dev.vonk.kernel.protocol.MessageText]
    long add(String text) {
        waiting.add(new Sent(++lastNumber, text));
        return lastNumber;
    }

    void received(long number) {
        while (!waiting.isEmpty() && waiting.peek().number() <= number) {
            waiting.remove();
        }
    }

    /// Goes through what has not arrived, the oldest first.
    void forEach(Parcels sink) {
        waiting.forEach(sent -> sink.accept(sent.number(), sent.text()));
    }

    @FunctionalInterface
    interface Parcels {
        void accept(long number, String text);
    }
}

package dev.vonk.runtime.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// How a process is asked to end: by Ctrl-C (SIGINT), by SIGTERM, or since its terminal is gone (SIGHUP). The JDK has
/// no other way to hear of a second Ctrl-C than a class outside of its own API, hence the reflection.
public final class EndSignals {
    private static final String INTERRUPT = "INT";
    private static final List<String> ALL = List.of(INTERRUPT, "TERM", "HUP");

    private EndSignals() {
    }

    /// Calls `asked` each time that this process is asked to end, with how often that was so far. It ends no more by
    /// itself.
    public static void listen(IntConsumer asked) {
        var times = new AtomicInteger();
        ALL.forEach(signal -> handle(signal, () -> asked.accept(times.incrementAndGet())));
    }

    /// Leaves Ctrl-C to the process that started this one: a terminal sends it to both.
    public static void ignoreInterrupts() {
        handle(INTERRUPT, () -> {
        });
    }

    private static void handle(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var called = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "toString" -> "handler of SIG" + name;
                        default -> {
                            action.run();
                            yield null;
                        }
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), called);
        } catch (InvocationTargetException e) {
            // This JVM was told to leave the signal alone, or the system has none of this name: it ends as others do.
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw new IllegalStateException("SIG" + name + " cannot be handled", e);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK has no signals", e);
        }
    }
}

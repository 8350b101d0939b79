package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.KryoBufferUnderflowException;
import com.esotericsoftware.kryo.io.Output;
import dev.vonk.runtime.data.DataException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.ServiceLoader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Objects to bytes and back, for processes of one version. What may travel: the classes of the table
/// ([SerializedTypes]), JDK values and collections, lambdas, and classes of the user. Objects that are one before are
/// one afterwards.
///
/// ```java
/// byte[] bytes = ObjectCodec.standard().write(stage);
/// var again = ObjectCodec.standard().read(bytes, Stage.class, loader);
/// ```
public final class ObjectCodec {
    private static final int POOLED = 32;
    private static final int SHALLOW = 300;
    private static final int DEEPEST = 20_000;
    private static final long STACK = 256L << 20;
    private static final int FIRST_BYTES = 4096;

    private final TypeTable table = new TypeTable();
    private final BlockingQueue<Graph> idle = new ArrayBlockingQueue<>(POOLED);
    private volatile @Nullable String hash;

    private ObjectCodec(Iterable<SerializedTypes> rooms) {
        Distribution.includes(ObjectCodec.class);
        new JdkTypes().list(table);
        for (var room : rooms) {
            Distribution.includes(room.getClass());
            room.list(table);
        }
    }

    /// Made when first asked for, once.
    private static final class Standard {
        static final ObjectCodec CODEC = new ObjectCodec(
                ServiceLoader.load(SerializedTypes.class, ObjectCodec.class.getClassLoader()).stream()
                        .sorted(Comparator.comparing(provider -> provider.type().getName()))
                        .map(ServiceLoader.Provider::get).toList());
    }

    /// The codec of all rooms' classes.
    public static ObjectCodec standard() {
        return Standard.CODEC;
    }

    /// Equal where two processes number the same classes in the same way and know the same of them.
    public String tableHash() {
        var known = hash;
        if (known == null) {
            known = hashOf(table);
            hash = known;
        }
        return known;
    }

    TypeTable table() {
        return table;
    }

    /// The class of this name in the table, or null.
    @Nullable
    Class<?> listed(String name) {
        return table.named(name);
    }

    /// The bytes of an object and all that hangs on it.
    ///
    /// @throws DataException `NOT_SERIALIZABLE` where a part cannot travel; it names who holds it and the remedy
    public byte[] write(@Nullable Object value) {
        return write(value, Travellers.UNSEEN);
    }

    /// The bytes of an object and all that hangs on it.
    ///
    /// @param travellers is told of the user's code
    /// @throws DataException `NOT_SERIALIZABLE` where a part cannot travel; it names who holds it and the remedy
    public byte[] write(@Nullable Object value, Travellers travellers) {
        try {
            return deepIfNeeded(depth -> {
                var out = new Output(FIRST_BYTES, -1);
                withGraph(graph -> {
                    graph.write(out, value, travellers, depth);
                    return out;
                });
                return out.toBytes();
            }, () -> new Unserialisable("The object is nested more than " + DEEPEST + " levels deep.",
                    "Make it flatter: a list instead of a chain."));
        } catch (Unserialisable e) {
            throw e.asError();
        } catch (DataException e) {
            // Where in the graph it was noticed tells the user nothing.
            e.setStackTrace(new Throwable().getStackTrace());
            throw e;
        }
    }

    /// The object that `bytes` hold.
    ///
    /// @param loader of the user's classes
    /// @throws UnreadableObjectException where the bytes are no such object
    public <T> T read(byte[] bytes, Class<T> type, ClassLoader loader) {
        return read(bytes, type, loader, Arrivals.UNSEEN);
    }

    /// The object that `bytes` hold.
    ///
    /// @param loader of the user's classes
    /// @param arrivals is told of accumulators, and knows where values of broadcasts are
    /// @throws UnreadableObjectException where the bytes are no such object
    public <T> T read(byte[] bytes, Class<T> type, ClassLoader loader, Arrivals arrivals) {
        try {
            var value = deepIfNeeded(depth -> withGraph(graph -> {
                var in = new CheckedInput(bytes);
                var read = graph.read(in, loader, arrivals, depth);
                if (in.position() != bytes.length) {
                    throw new UnreadableObjectException((bytes.length - in.position()) + " bytes behind the object");
                }
                return new Read(read);
            }), () -> new UnreadableObjectException("an object nested more than " + DEEPEST + " levels deep")).value;
            if (!type.isInstance(value)) {
                throw new UnreadableObjectException("the bytes hold "
                        + (value == null ? "nothing" : "a " + value.getClass().getName()) + ", not a "
                        + type.getName());
            }
            return type.cast(value);
        } catch (KryoBufferUnderflowException e) {
            throw new UnreadableObjectException("the bytes of an object are cut short", e);
        } catch (UnreadableObjectException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // Whatever a constructor has against its values.
            throw new UnreadableObjectException("the bytes are no object of this version: " + e, e);
        }
    }

    private record Read(@Nullable Object value) {}

    @FunctionalInterface
    private interface AtDepth<T> {
        T run(int depth);
    }

    /// Most graphs are shallow; for the others there is a thread with room on its stack.
    private static <T> T deepIfNeeded(AtDepth<T> work, Supplier<? extends RuntimeException> tooDeep) {
        try {
            return work.run(SHALLOW);
        } catch (KryoException | StackOverflowError e) {
            if (!Graph.isTooDeep(e)) {
                throw e;
            }
        }
        var deep = new java.util.concurrent.FutureTask<>(() -> work.run(DEEPEST));
        var thread = new Thread(null, deep, "vonk-deep-object", STACK);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return deep.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (java.util.concurrent.ExecutionException e) {
            switch (e.getCause()) {
                case Throwable failed when Graph.isTooDeep(failed) -> throw tooDeep.get();
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface WithGraph<T> {
        T run(Graph graph);
    }

    /// A graph that failed may hold half of what it read and is not used again.
    private <T> T withGraph(WithGraph<T> work) {
        var pooled = idle.poll();
        var graph = pooled == null ? Graph.of(this) : pooled;
        var result = work.run(graph);
        graph.reset();
        idle.offer(graph);
        return result;
    }

    private static String hashOf(TypeTable table) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var entry : table.entries()) {
                digest.update(Forms.shape(entry).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

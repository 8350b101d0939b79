package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.pack.Arrivals;
import dev.vonk.runtime.code.pack.Labelled;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.code.pack.UnreadableObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The user's classes at a worker: a class loader for each environment, filled from the driver as classes are asked for,
/// and the cell variables set in it. Loaders that were not used for longest are let go.
public final class WorkerClasses implements AutoCloseable {
    private static final int MOST_LOADERS = 64;
    private static final int PARTS = 3;

    private final ClassLoader parent;
    private final ClassFetcher fetcher;
    private final ObjectCodec codec = ObjectCodec.standard();
    private final ClassCache cache;
    private volatile BroadcastValues broadcasts = (broadcast, _) -> {
        throw new IllegalStateException(broadcast + " has no value here");
    };
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final Map<String, Environment> environments = new LinkedHashMap<>(MOST_LOADERS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Environment> eldest) {
            return size() > MOST_LOADERS;
        }
    };

    /// The classes of one driver's sessions; bytes are shared with all other drivers of the process.
    ///
    /// @param fetcher asks the driver
    public WorkerClasses(ClassFetcher fetcher) {
        this(WorkerClasses.class.getClassLoader(), fetcher, ClassCache.PROCESS);
    }

    /// @param parent has the engine's classes; what it has is never asked for
    public WorkerClasses(ClassLoader parent, ClassFetcher fetcher, ClassLimits limits) {
        this(parent, fetcher, new ClassCache(limits));
    }

    private WorkerClasses(ClassLoader parent, ClassFetcher fetcher, ClassCache cache) {
        this.parent = parent;
        this.fetcher = fetcher;
        this.cache = cache;
    }

    /// Says where values of broadcasts are.
    public void broadcasts(BroadcastValues values) {
        broadcasts = values;
    }

    /// The loader of an environment and whether its variables are set already.
    private static final class Environment {
        private final ClassLoader loader;
        private boolean complete;

        Environment(ClassLoader loader) {
            this.loader = loader;
        }
    }

    /// The object again, its lambdas ready to be called.
    ///
    /// Asks the driver for classes and waits for them: not for a thread that must not block.
    ///
    /// @throws UnreadableObjectException where the bytes are damaged, or a class cannot be had
    public <T> T unpack(PackedCode code, Class<T> type) {
        var object = object(code);
        var loader = code.environment().isEmpty() ? parent : complete(code).loader;
        return codec.read(object, type, loader, new Met(loader));
    }

    /// The object and all that its code reads, not shared with others that are made of the same bytes. As [#unpack].
    public <T> Alone<T> unpackAlone(PackedCode code, Class<T> type) {
        var object = object(code);
        var loader = code.environment().isEmpty() ? parent : newLoader(code.environment());
        var met = new Met(loader);
        setVariables(code.statics(), loader, met);
        return new Alone<>(codec.read(object, type, loader, met), List.copyOf(met.accumulators));
    }

    /// An object that one task at a time may use.
    ///
    /// @param accumulators those of users' own making that its code adds to
    public record Alone<T>(T object, List<AccumulatorV2<?, ?>> accumulators) {}

    /// The value of a broadcast, for functions whose classes `asker` gives. Where the value holds functions that read
    /// variables of cells, they are those of its own environment.
    public Object unpackFor(PackedCode code, ClassLoader asker) {
        var object = object(code);
        var loader = code.environment().isEmpty()
                ? parent
                : code.statics().length > 0 || asker == parent ? complete(code).loader : asker;
        return codec.read(object, Object.class, loader, new Met(loader));
    }

    private byte[] object(PackedCode code) {
        var manifest = Manifest.read(code.bytes());
        if (!code.environment().isEmpty()) {
            sessions.add(ClassServer.sessionOf(code.environment()));
            cache.expect(ClassServer.sessionOf(code.environment()), manifest.hashes());
        }
        return manifest.object();
    }

    private ClassLoader newLoader(String environment) {
        return new SessionLoader(environment, parent, cache, fetcher);
    }

    /// What comes out of bytes and is more than its fields.
    private final class Met implements Arrivals {
        private final List<AccumulatorV2<?, ?>> accumulators = new ArrayList<>();
        private final ClassLoader loader;

        Met(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public void met(AccumulatorV2<?, ?> accumulator) {
            accumulators.add(accumulator);
        }

        @Override
        public Broadcast.Source broadcasts() {
            return broadcast -> broadcasts.value(broadcast, loader);
        }
    }

    /// The loader of the user's classes in an environment: for the context of the threads that run its code. The
    /// engine's own loader where the environment was never unpacked here.
    public ClassLoader loader(String environment) {
        synchronized (environments) {
            var known = environments.get(environment);
            return known == null ? parent : known.loader;
        }
    }

    /// Lets go of the driver's sessions; what they brought may serve others.
    @Override
    public void close() {
        synchronized (environments) {
            environments.clear();
        }
        sessions.forEach(cache::forget);
        sessions.clear();
    }

    private Environment complete(PackedCode code) {
        Environment environment;
        synchronized (environments) {
            environment = environments.computeIfAbsent(code.environment(),
                    name -> new Environment(newLoader(name)));
        }
        synchronized (environment) {
            if (!environment.complete) {
                setVariables(code.statics(), environment.loader, new Met(environment.loader));
                environment.complete = true;
            }
        }
        return environment;
    }

    private void setVariables(byte[] statics, ClassLoader loader, Met met) {
        if (statics.length == 0) {
            return;
        }
        var parts = codec.read(statics, Object[].class, loader, met);
        for (int i = 0; i + PARTS <= parts.length; i += PARTS) {
            if (!(parts[i] instanceof String wrapper && parts[i + 1] instanceof String name
                    && parts[i + 2] instanceof Labelled(var _, var value) && CellClass.isWrapper(wrapper))) {
                throw new UnreadableObjectException("the bytes hold no cell variables");
            }
            set(loader, wrapper, name, value);
        }
    }

    private static void set(ClassLoader loader, String wrapper, String name, @Nullable Object value) {
        try {
            var field = Class.forName(wrapper, true, loader).getDeclaredField(name);
            if (!Modifier.isStatic(field.getModifiers())) {
                throw new UnreadableObjectException("not a cell variable: " + name);
            }
            field.setAccessible(true);
            field.set(null, value);
        } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
            throw new UnreadableObjectException("the cell variable " + name + " cannot be set: " + e, e);
        }
    }
}

package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.Labelled;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.code.pack.UnreadableObjectException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
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
        var manifest = Manifest.read(code.bytes());
        if (code.environment().isEmpty()) {
            return codec.read(manifest.object(), type, parent);
        }
        sessions.add(ClassServer.sessionOf(code.environment()));
        cache.expect(ClassServer.sessionOf(code.environment()), manifest.hashes());
        return codec.read(manifest.object(), type, complete(code).loader);
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
                    name -> new Environment(new SessionLoader(name, parent, cache, fetcher)));
        }
        synchronized (environment) {
            if (!environment.complete) {
                setVariables(code.statics(), environment.loader);
                environment.complete = true;
            }
        }
        return environment;
    }

    private void setVariables(byte[] statics, ClassLoader loader) {
        if (statics.length == 0) {
            return;
        }
        var parts = codec.read(statics, Object[].class, loader);
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

package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gives workers the user's classes and resources, from the loaders that were met when code was packed. What belongs to
/// the JDK or the engine stays here: workers have their own.
public final class ClassServer {
    /// The most bytes of one class or resource.
    public static final int LARGEST = 16 << 20;
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    private final String process;
    private final Map<ClassLoader, Integer> numbers = Collections.synchronizedMap(new WeakHashMap<>());
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, List<WeakReference<ClassLoader>>> sessions = new ConcurrentHashMap<>();

    ClassServer(String process) {
        this.process = process;
    }

    /// The name of the session whose classes these loaders give; children before their parents.
    String session(Collection<ClassLoader> met) {
        var loaders = new ArrayList<>(met);
        loaders.sort((left, right) -> Integer.compare(depth(right), depth(left)));
        var name = new StringBuilder(process);
        for (var loader : loaders) {
            name.append('.').append(numbers.computeIfAbsent(loader, _ -> last.incrementAndGet()));
        }
        sessions.computeIfAbsent(name.toString(), _ -> loaders.stream().map(WeakReference::new).toList());
        return name.toString();
    }

    private static int depth(ClassLoader loader) {
        int depth = 0;
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            depth++;
        }
        return depth;
    }

    /// What of the loaders may change while a session goes on: jars are added.
    static String jars(Collection<ClassLoader> loaders) {
        int jars = 0;
        for (var loader : loaders) {
            jars += loader instanceof URLClassLoader files ? files.getURLs().length : 0;
        }
        return String.valueOf(jars);
    }

    /// A class or resource of the user.
    ///
    /// @param environment of the code that asks
    /// @param resource e.g. `REPL/$JShell$1.class`
    /// @return null where there is none, or none that workers are given
    public byte @Nullable [] find(String environment, String resource) {
        var loaders = sessions.get(sessionOf(environment));
        if (loaders == null || resource.startsWith("/") || resource.contains("..") || resource.contains("\\")
                || Distribution.isJdkName(resource)) {
            return null;
        }
        try {
            for (var reference : loaders) {
                var loader = reference.get();
                var found = loader == null ? null : find(loader, resource);
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading " + resource + " failed", e);
        }
    }

    /// The loader of the session's classes here, to read what comes back from its tasks.
    public ClassLoader loader(String environment) {
        var loaders = sessions.getOrDefault(sessionOf(environment), List.of());
        var loader = loaders.isEmpty() ? null : loaders.getFirst().get();
        return loader == null ? ClassServer.class.getClassLoader() : loader;
    }

    static String sessionOf(String environment) {
        int end = environment.indexOf('/');
        return end < 0 ? environment : environment.substring(0, end);
    }

    private static byte @Nullable [] find(ClassLoader loader, String resource) throws IOException {
        var places = Collections.list(loader.getResources(resource));
        if (places.isEmpty()) {
            // Classes of cells are in no file.
            try (var stream = loader.getResourceAsStream(resource)) {
                return stream == null ? null : bytes(stream, resource);
            }
        }
        var all = new ByteArrayOutputStream();
        for (var place : places) {
            if (isTheUsers(place)) {
                try (var stream = place.openStream()) {
                    var bytes = bytes(stream, resource);
                    if (!resource.startsWith(SERVICES)) {
                        return bytes;
                    }
                    // Lists of services in several jars are one list.
                    all.write(bytes);
                    all.write('\n');
                }
            }
        }
        return all.size() == 0 ? null : all.toByteArray();
    }

    private static boolean isTheUsers(URL place) {
        return !place.getProtocol().equals("jrt") && !Distribution.holds(place);
    }

    private static byte[] bytes(InputStream stream, String resource) throws IOException {
        var bytes = stream.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException((resource.endsWith(CLASS) ? "a class" : "a resource") + " of more than "
                    + (LARGEST >> 20) + " MB is not sent to workers");
        }
        return bytes;
    }
}

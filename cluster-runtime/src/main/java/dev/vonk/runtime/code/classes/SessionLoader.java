package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.Distribution;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The classes of one environment of a session. The engine's own come from the parent, first; the others from the
/// driver.
final class SessionLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final String environment;
    private final String session;
    private final ClassCache cache;
    private final ClassFetcher fetcher;
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    SessionLoader(String environment, ClassLoader parent, ClassCache cache, ClassFetcher fetcher) {
        super("cells", parent);
        this.environment = environment;
        this.session = ClassServer.sessionOf(environment);
        this.cache = cache;
        this.fetcher = fetcher;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = bytes(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /// What is not there is asked for once. A driver that does not answer has not said no.
    private byte @Nullable [] bytes(String resource) {
        if (Distribution.isJdkName(resource) || absent.contains(resource)) {
            return null;
        }
        var bytes = cache.find(session, environment, resource, fetcher);
        if (bytes == null) {
            absent.add(resource);
        }
        return bytes;
    }

    @Override
    protected @Nullable URL findResource(String name) {
        var bytes = bytes(name);
        return bytes == null ? null : url(name, bytes);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        var url = findResource(name);
        return Collections.enumeration(url == null ? List.of() : List.of(url));
    }

    private static URL url(String name, byte[] bytes) {
        try {
            var path = new URI("cell", null, "/" + name, null);
            return URL.of(path, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new Bytes(url, bytes);
                }
            });
        } catch (java.net.URISyntaxException | java.net.MalformedURLException e) {
            throw new IllegalArgumentException("not the name of a resource: " + name, e);
        }
    }

    private static final class Bytes extends URLConnection {
        private final byte[] bytes;

        Bytes(URL url, byte[] bytes) {
            super(url);
            this.bytes = bytes;
        }

        @Override
        public void connect() {
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public int getContentLength() {
            return bytes.length;
        }
    }
}

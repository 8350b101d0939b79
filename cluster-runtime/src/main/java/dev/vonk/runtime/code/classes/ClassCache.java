package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.UnreadableObjectException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bytes of classes: by name for a session, whose names mean the same as long as it lives, and by hash for all, so that
/// what another session brought already is not sent again.
final class ClassCache {
    /// That of a worker process.
    static final ClassCache PROCESS = new ClassCache(ClassLimits.STANDARD);

    private final ClassLimits limits;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, byte[]> byHash = new LinkedHashMap<>(16, 0.75f, true);
    private long cached;

    private static final class Session {
        private final Map<String, String> expected = new HashMap<>();
        private final Map<String, byte[]> known = new HashMap<>();
        private long bytes;
    }

    ClassCache(ClassLimits limits) {
        this.limits = limits;
    }

    /// What the classes of a session must be.
    ///
    /// @param hashes by class name
    synchronized void expect(String session, Map<String, String> hashes) {
        var expected = session(session).expected;
        hashes.forEach((name, hash) -> expected.putIfAbsent(name.replace('.', '/') + ".class", hash));
    }

    private Session session(String name) {
        return sessions.computeIfAbsent(name, _ -> new Session());
    }

    /// What is here already, or null.
    private synchronized byte @Nullable [] known(String session, String resource) {
        var here = session(session);
        var bytes = here.known.get(resource);
        if (bytes != null) {
            return bytes;
        }
        var hash = here.expected.get(resource);
        var same = hash == null ? null : byHash.get(hash);
        if (same != null) {
            take(here, resource, same);
        }
        return same;
    }

    /// The bytes of a class or resource; null where the driver has none.
    ///
    /// @throws UnreadableObjectException where the driver's answer is not what it should be
    byte @Nullable [] find(String session, String environment, String resource, ClassFetcher fetcher) {
        var known = known(session, resource);
        if (known != null) {
            return known;
        }
        var bytes = fetcher.fetch(environment, resource);
        return bytes == null ? null : add(session, resource, bytes);
    }

    private synchronized byte[] add(String session, String resource, byte[] bytes) {
        if (bytes.length > limits.classBytes()) {
            throw new UnreadableObjectException(resource + " has " + bytes.length + " bytes; at most "
                    + limits.classBytes() + " are taken");
        }
        var here = session(session);
        var hash = Hashes.of(bytes);
        var expected = here.expected.get(resource);
        if (expected != null && !expected.equals(hash)) {
            throw new UnreadableObjectException("the bytes of " + resource + " are not those that were announced: "
                    + hash + " instead of " + expected);
        }
        var same = byHash.get(hash);
        if (same == null) {
            byHash.put(hash, bytes);
            cached += bytes.length;
            shrink();
        }
        take(here, resource, same == null ? bytes : same);
        return bytes;
    }

    private void take(Session session, String resource, byte[] bytes) {
        if (session.known.putIfAbsent(resource, bytes) != null) {
            return;
        }
        session.bytes += bytes.length;
        if (session.bytes > limits.sessionBytes() || session.known.size() > limits.sessionCount()) {
            throw new UnreadableObjectException("a session brought more than " + limits.sessionBytes() + " bytes or "
                    + limits.sessionCount() + " classes and resources");
        }
    }

    private void shrink() {
        var eldest = byHash.values().iterator();
        while (cached > limits.cacheBytes() && eldest.hasNext()) {
            cached -= eldest.next().length;
            eldest.remove();
        }
    }

    synchronized void forget(String session) {
        sessions.remove(session);
    }
}

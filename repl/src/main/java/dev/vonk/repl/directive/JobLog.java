package dev.vonk.repl.directive;

import dev.vonk.kernel.protocol.CellEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The newest queries of a session and how far they came.
public final class JobLog {
    private static final int MOST = 20;

    private final Map<String, CellEvent.Progress> newest = new LinkedHashMap<>();

    /// Takes the news of a query; safe to call from the kernel's threads.
    public synchronized void update(CellEvent.Progress progress) {
        String key = progress.cell() + " " + progress.query();
        newest.put(key, progress);
        if (newest.size() > MOST)
            newest.remove(newest.keySet().iterator().next());
    }

    public synchronized List<CellEvent.Progress> jobs() {
        return new ArrayList<>(newest.values());
    }
}

package dev.vonk.notebook.output.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages that were looked at last, at most so many.
final class PageCache {
    private final int mostPages;
    private final LinkedHashMap<Long, List<? extends List<?>>> pages = new LinkedHashMap<>(16, 0.75f, true);

    PageCache(int mostPages) {
        this.mostPages = mostPages;
    }

    @Nullable
    List<? extends List<?>> page(long number) {
        return pages.get(number);
    }

    boolean has(long number) {
        return pages.containsKey(number);
    }

    void put(long number, List<? extends List<?>> rows) {
        pages.put(number, rows);
        if (pages.size() > mostPages) {
            Map.Entry<Long, ?> oldest = pages.firstEntry();
            pages.remove(oldest.getKey());
        }
    }

    int size() {
        return pages.size();
    }

    void clear() {
        pages.clear();
    }
}

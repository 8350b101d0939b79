package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows of a table under a query, as far as they are here. All methods are called on one thread.
///
/// Without a query the rows that came with the output are the first ones. Pages are read when rows are looked at, and a
/// bounded number of them is kept. Where the kernel refuses, the rows of the output are all there are.
public final class TableRows {
    private static final int PAGE_ROWS = 1_000;
    private static final int PAGE_ITEMS = 20_000;
    private static final int MOST_PAGES = 20;
    private static final int MOST_JSON_ROWS = 5_000;

    private final TableContent content;
    private final Supplier<Optional<KernelClient>> kernel;
    private final Executor thread;
    private final Runnable changed;
    private final NullCounts nulls;
    private final int pageRows;
    private final PageCache cache = new PageCache(MOST_PAGES);
    private TableQuery query = TableQuery.ALL;
    private TableQuery lastAnswered = TableQuery.ALL;
    private @Nullable PageReader reader;
    private @Nullable List<List<?>> local;
    private String note = "";
    private long known;
    private boolean more;
    private boolean waiting;

    /// @param thread where answers are heard: the thread of all calls
    /// @param changed runs when rows, counts or the state of reading have changed
    public TableRows(TableContent content, Supplier<Optional<KernelClient>> kernel, Executor thread, Runnable changed) {
        this.content = content;
        this.kernel = kernel;
        this.thread = thread;
        this.changed = changed;
        nulls = new NullCounts(content);
        pageRows = Math.clamp(PAGE_ITEMS / Math.max(1, content.fields().size()), 50, PAGE_ROWS);
        showAll();
    }

    public TableContent content() {
        return content;
    }

    public TableQuery query() {
        return query;
    }

    public NullCounts nulls() {
        return nulls;
    }

    /// What the kernel says why a question failed, for users.
    public static String reason(Throwable failure) {
        return PageReader.reason(failure);
    }

    /// How many rows there seem to be; where others may follow, some that may not be there count too.
    public long count() {
        return known + (more ? pageRows : 0);
    }

    /// How many rows are known to be there.
    public long known() {
        return known;
    }

    /// Whether there may be rows beyond those that are known.
    public boolean more() {
        return more;
    }

    public boolean isReading() {
        return waiting || reader != null && reader.isReading();
    }

    /// Whether the first rows under the query are still to come.
    public boolean isWaiting() {
        return waiting;
    }

    /// Why only the rows of the output are here; empty where that is not so.
    public String note() {
        return note;
    }

    public int pagesKept() {
        return cache.size();
    }

    /// A row; null while it is not here.
    public @Nullable List<?> row(long index) {
        if (local != null) {
            return index < local.size() ? local.get((int) index) : null;
        }
        if (isBundled(index)) {
            return content.rows().get((int) index);
        }
        List<? extends List<?>> page = cache.page(index / pageRows);
        int offset = (int) (index % pageRows);
        return page == null || offset >= page.size() ? null : page.get(offset);
    }

    private boolean isBundled(long index) {
        return query.equals(TableQuery.ALL) && index < content.rows().size();
    }

    /// The first rows under the query, as far as they are here without a gap, as an output would hold the table.
    public Map<String, Object> json() {
        List<List<?>> first = new ArrayList<>();
        for (long index = 0; index < Math.min(known, MOST_JSON_ROWS); index++) {
            List<?> row = row(index);
            if (row == null) {
                break;
            }
            first.add(row);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", content.fields().stream()
                .map(field -> Map.of("name", field.name(), "type", field.type())).toList());
        json.put("rows", first);
        boolean cut = more || first.size() < known || !note.isEmpty();
        json.put("more", cut);
        if (cut && !more && note.isEmpty()) {
            json.put("total", known);
        }
        return json;
    }

    /// Says which rows are looked at, so that they are read, and others are not any more.
    public void look(long from, long to) {
        if (local != null || waiting || count() == 0) {
            return;
        }
        List<Long> wanted = new ArrayList<>();
        long last = Math.min(to, count() - 1);
        for (long page = from / pageRows; page <= last / pageRows; page++) {
            if (!isHere(page)) {
                wanted.add(page);
            }
        }
        boolean wasReading = isReading();
        if (!wanted.isEmpty() || wasReading) {
            reader().ifPresentOrElse(pages -> pages.want(wanted), this::withoutKernel);
        }
        if (wasReading != isReading()) {
            changed.run();
        }
    }

    private boolean isHere(long page) {
        return cache.has(page) || isBundled(Math.min((page + 1) * pageRows, Math.max(known, 1)) - 1);
    }

    /// Shows the rows that pass the filters, in the order of the keys.
    public void query(TableQuery newQuery) {
        if (newQuery.equals(query)) {
            return;
        }
        stopReading();
        query = newQuery;
        cache.clear();
        if (newQuery.equals(TableQuery.ALL)) {
            showAll();
        } else if (reader().isPresent()) {
            waiting = true;
            local = null;
            reader().orElseThrow().want(List.of(0L));
        } else {
            withoutKernel();
        }
        changed.run();
    }

    /// Gives up what is being read. A query whose first rows have not come is taken back.
    public void cancel() {
        boolean takeBack = waiting;
        stopReading();
        if (takeBack) {
            TableQuery before = lastAnswered;
            // Whatever is asked now differs from what was given up.
            lastAnswered = TableQuery.ALL;
            query(before);
        }
        changed.run();
    }

    /// Ends all reading; for a table that is not shown any more.
    public void close() {
        stopReading();
    }

    private void stopReading() {
        if (reader != null) {
            reader.giveUpAll();
        }
        reader = null;
        waiting = false;
    }

    private void showAll() {
        lastAnswered = TableQuery.ALL;
        local = null;
        note = "";
        OptionalLong total = content.total();
        boolean pages = content.name().isPresent();
        known = pages && total.isPresent() ? total.getAsLong() : content.rows().size();
        more = pages && total.isEmpty() && content.more();
    }

    private Optional<PageReader> reader() {
        if (reader == null && content.name().isPresent()) {
            reader = kernel.get()
                    .map(client -> new PageReader(client, content.name().get(), query, pageRows, thread, listener()))
                    .orElse(null);
        }
        return Optional.ofNullable(reader);
    }

    private PageReader.Listener listener() {
        return new PageReader.Listener() {
            @Override
            public void read(long page, Answer.Page rows) {
                receive(page, rows);
            }

            @Override
            public void refused(long page, String reason) {
                stopReading();
                useBundled(reason);
                changed.run();
            }
        };
    }

    private void receive(long page, Answer.Page rows) {
        waiting = false;
        lastAnswered = query;
        cache.put(page, rows.rows());
        nulls.count(page, rows.rows(), query);
        known = query.equals(TableQuery.ALL) && content.total().isPresent() ? known : rows.known();
        more = rows.more();
        changed.run();
    }

    private void withoutKernel() {
        boolean kept = content.name().isPresent();
        useBundled(kept ? "there is no kernel that has this table; run its cell again" : "");
    }

    private void useBundled(String reason) {
        local = LocalQuery.apply(content.fields(), content.rows(), query);
        known = local.size();
        more = false;
        waiting = false;
        lastAnswered = query;
        boolean complete = !content.more() && content.total().orElse(0) <= content.rows().size();
        note = complete ? "" : "only the rows that came with the output" + (reason.isEmpty() ? "" : ": " + reason);
    }
}

package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.client.Asked;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Asks for the pages that are wanted now, few at a time, and gives up those that are not wanted any more: who drags
/// through a million rows asks for some of them only. Answers to what was given up are not heard.
final class PageReader {
    private static final int AT_A_TIME = 2;

    interface Listener {
        void read(long page, Answer.Page rows);

        void refused(long page, String reason);
    }

    private final KernelClient kernel;
    private final String table;
    private final TableQuery query;
    private final int pageRows;
    private final Executor thread;
    private final Listener listener;
    private final Map<Long, Asked<Answer.Page>> asked = new HashMap<>();

    PageReader(KernelClient kernel, String table, TableQuery query, int pageRows, Executor thread,
            Listener listener) {
        this.kernel = kernel;
        this.table = table;
        this.query = query;
        this.pageRows = pageRows;
        this.thread = thread;
        this.listener = listener;
    }

    /// @param pages what is wanted and not here, the most urgent first
    void want(List<Long> pages) {
        Set<Long> wanted = Set.copyOf(pages);
        List<Long> given = asked.keySet().stream().filter(page -> !wanted.contains(page)).toList();
        given.forEach(this::giveUp);
        for (long page : pages) {
            if (asked.size() >= AT_A_TIME) {
                return;
            }
            if (!asked.containsKey(page)) {
                ask(page);
            }
        }
    }

    boolean isReading() {
        return !asked.isEmpty();
    }

    void giveUpAll() {
        List.copyOf(asked.keySet()).forEach(this::giveUp);
    }

    private void giveUp(long page) {
        Asked<Answer.Page> gone = asked.remove(page);
        if (gone != null) {
            gone.cancel().run();
        }
    }

    private void ask(long page) {
        Asked<Answer.Page> question = kernel.page(table, query, page * pageRows, pageRows);
        asked.put(page, question);
        var _ = question.answer().whenCompleteAsync((rows, failure) -> {
            if (!asked.remove(page, question)) {
                return;
            }
            if (failure == null) {
                listener.read(page, rows);
            } else {
                listener.refused(page, reason(failure));
            }
        }, thread);
    }

    static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}

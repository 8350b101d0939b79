package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.TableQuery.Filter;
import dev.vonk.kernel.protocol.TableQuery.SortKey;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableRowsTest {
    private static final long TOTAL = 1_000_000;

    private final Held kernel = new Held();
    private Optional<KernelClient> client = Optional.of(new KernelClient(kernel));

    /// Answers when it is told to.
    private static final class Held implements KernelConnection {
        final List<ToKernel> heard = new ArrayList<>();
        final List<ToKernel.ReadPage> open = new ArrayList<>();
        private final List<Consumer<FromKernel>> listeners = new ArrayList<>();

        @Override
        public void send(ToKernel message) {
            heard.add(message);
            if (message instanceof ToKernel.ReadPage page) {
                open.add(page);
            }
        }

        void answerAll() {
            while (!open.isEmpty()) {
                ToKernel.ReadPage page = open.removeFirst();
                long end = Math.min(TOTAL, page.from() + page.count());
                List<List<Object>> rows = LongStream.range(page.from(), end).mapToObj(row -> List.<Object>of(row, "x"))
                        .toList();
                tell(new Answer.Page(page.number(), page.from(), rows, TOTAL, false));
            }
        }

        void refuse(String reason) {
            tell(new Answer.Refused(open.removeFirst().number(), reason));
        }

        private void tell(FromKernel message) {
            listeners.forEach(listener -> listener.accept(message));
        }

        List<Long> pagesAsked() {
            return heard.stream().filter(ToKernel.ReadPage.class::isInstance)
                    .map(message -> ((ToKernel.ReadPage) message).from()).toList();
        }

        long cancels() {
            return heard.stream().filter(ToKernel.Cancel.class::isInstance).count();
        }

        @Override
        public Runnable listen(Consumer<FromKernel> listener) {
            listeners.add(listener);
            return () -> {};
        }

        @Override
        public Runnable watch(Consumer<ConnectionState> watcher) {
            return () -> {};
        }

        @Override
        public void close() {}
    }

    private TableRows rows(boolean kept) {
        List<Object> first = new ArrayList<>();
        for (long row = 0; row < 1000; row++) {
            first.add(Arrays.asList(row, row % 10 == 0 ? null : "v" + row % 3));
        }
        Map<String, Object> json = new HashMap<>(Map.of("schema", List.of(
                Map.of("name", "id", "type", "bigint"), Map.of("name", "word", "type", "string")), "rows", first,
                "more", true));
        if (kept) {
            json.put("table", "t");
            json.put("total", TOTAL);
        }
        return new TableRows(TableContent.of(json).orElseThrow(), () -> client, Runnable::run, () -> {});
    }

    @Test
    void theRowsOfTheOutputAreNotAskedFor() {
        TableRows rows = rows(true);
        rows.look(0, 999);
        assertEquals(List.of(), kernel.pagesAsked());
        assertEquals(TOTAL, rows.count());
        assertEquals(100, rows.nulls().of(1));
    }

    @Test
    void rowsThatAreLookedAtAreRead() {
        TableRows rows = rows(true);
        rows.look(500_500, 500_530);
        assertNull(rows.row(500_500));
        assertEquals(List.of(500_000L), kernel.pagesAsked());
        kernel.answerAll();
        assertEquals(List.of(500_500L, "x"), rows.row(500_500));
        rows.look(999_990, 999_999);
        kernel.answerAll();
        assertEquals(999_999L, rows.row(999_999).getFirst());
    }

    @Test
    void pagesThatAreNotLookedAtAnyMoreAreGivenUp() {
        TableRows rows = rows(true);
        for (long page = 10; page < 500; page++) {
            rows.look(page * 1000, page * 1000 + 30);
        }
        assertEquals(489, kernel.cancels());
        kernel.answerAll();
        assertNull(rows.row(10_000));
        assertEquals(499_000L, rows.row(499_000).getFirst());
    }

    @Test
    void onlySoManyPagesAreKept() {
        TableRows rows = rows(true);
        for (long page = 1; page < 300; page++) {
            rows.look(page * 1000, page * 1000 + 30);
            kernel.answerAll();
        }
        assertEquals(20, rows.pagesKept());
        assertNull(rows.row(1_000));
        assertEquals(299_000L, rows.row(299_000).getFirst());
    }

    @Test
    void aQueryIsAskedForAndDropsWhatWasRead() {
        TableRows rows = rows(true);
        TableQuery query = new TableQuery(List.of(new SortKey(0, true)),
                List.of(new Filter(1, TableQuery.Test.EQUAL, "x")));
        rows.query(query);
        assertTrue(rows.isWaiting());
        assertEquals(query, kernel.open.getFirst().query());
        kernel.answerAll();
        assertFalse(rows.isReading());
        assertEquals("x", rows.row(0).get(1));
    }

    @Test
    void aQueryThatIsCancelledIsTakenBack() {
        TableRows rows = rows(true);
        rows.query(new TableQuery(List.of(new SortKey(0, true)), List.of()));
        rows.cancel();
        assertEquals(TableQuery.ALL, rows.query());
        assertEquals(1, kernel.cancels());
        assertEquals(0L, rows.row(0).getFirst());
        kernel.answerAll();
        assertEquals(0L, rows.row(0).getFirst());
    }

    @Test
    void afterARefusalTheRowsOfTheOutputAreSortedAndFilteredHere() {
        TableRows rows = rows(true);
        rows.query(new TableQuery(List.of(new SortKey(0, true)),
                List.of(new Filter(1, TableQuery.Test.EQUAL, "v1"))));
        kernel.refuse("this table is not kept any more; run its cell again");
        assertEquals("only the rows that came with the output: this table is not kept any more; run its cell again",
                rows.note());
        assertEquals(997L, rows.row(0).getFirst());
        assertEquals(300, rows.count());
    }

    @Test
    void withoutAKernelFiltersMeanTheSame() {
        client = Optional.empty();
        TableRows rows = rows(false);
        assertEquals(1000, rows.count());
        assertEquals(100, counted(rows, 1, TableQuery.Test.IS_NULL, ""));
        assertEquals(900, counted(rows, 1, TableQuery.Test.IS_NOT_NULL, ""));
        assertEquals(10, counted(rows, 0, TableQuery.Test.LESS, "10"));
        assertEquals(11, counted(rows, 0, TableQuery.Test.AT_MOST, "10.0"));
        assertEquals(9, counted(rows, 0, TableQuery.Test.MORE, "990"));
        assertEquals(10, counted(rows, 0, TableQuery.Test.AT_LEAST, "990"));
        assertEquals(999, counted(rows, 0, TableQuery.Test.NOT_EQUAL, "5"));
        assertEquals(111, counted(rows, 0, TableQuery.Test.STARTS_WITH, "7"));
        assertEquals(900, counted(rows, 1, TableQuery.Test.CONTAINS, "V"));
    }

    private static long counted(TableRows rows, int column, TableQuery.Test test, String value) {
        rows.query(new TableQuery(List.of(), List.of(new Filter(column, test, value))));
        return rows.count();
    }

    @Test
    void aClickAfterAnotherTurnsTheOrderAround() {
        TableQuery up = QueryText.sorted(TableQuery.ALL, 1, false);
        TableQuery down = QueryText.sorted(up, 1, false);
        assertEquals(List.of(new SortKey(1, false)), up.sort());
        assertEquals(List.of(new SortKey(1, true)), down.sort());
        assertEquals(List.of(), QueryText.sorted(down, 1, false).sort());
        assertEquals(List.of(new SortKey(1, true), new SortKey(0, false)), QueryText.sorted(down, 0, true).sort());
        assertEquals(List.of(new SortKey(0, false)), QueryText.sorted(down, 0, false).sort());
    }
}

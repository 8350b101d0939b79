package dev.vonk.kernel.table;

import dev.vonk.Session;
import dev.vonk.kernel.client.InProcessConnection;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.server.SessionKernel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// A kernel as a notebook sees it: frames come with names of tables.
public final class TableKernel implements AutoCloseable {
    public final Session spark = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2).create();
    public final KernelClient client = new KernelClient(
            new InProcessConnection(SessionKernel.start(spark, DisplayLimits::notebook)));
    private int cells;

    /// Runs a cell that goes well.
    public List<CellEvent> run(String text) {
        var events = new CopyOnWriteArrayList<CellEvent>();
        var end = client.execute(String.valueOf(++cells), text, events::add).join();
        assertEquals(CellEvent.Ending.OK, end.ending(), events::toString);
        return events;
    }

    /// The table JSON that a cell shows as its value.
    public Map<?, ?> tableOf(String text) {
        var result = run(text).stream().filter(CellEvent.Result.class::isInstance).map(CellEvent.Result.class::cast)
                .findFirst().orElseThrow();
        return (Map<?, ?>) result.bundle().get(MimeBundle.TABLE);
    }

    /// The name of the table that a cell shows as its value.
    public String show(String text) {
        return String.valueOf(tableOf(text).get("table"));
    }

    public Answer.Page page(String table, TableQuery query, long from, int count) {
        return client.page(table, query, from, count).answer().join();
    }

    /// All rows under a filter of one column.
    public List<List<Object>> filtered(String table, int column, TableQuery.Test test, String value) {
        return page(table, new TableQuery(List.of(), List.of(new TableQuery.Filter(column, test, value))), 0, 100)
                .rows();
    }

    /// Why something is refused.
    public static String refusal(Runnable asking) {
        return assertThrows(CompletionException.class, asking::run).getCause().getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.vonk.kernel.table;

import dev.vonk.Dataset;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.MimeBundle;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The tables that cells have shown last. Each has a name that no table of another kernel has, so that a notebook of
/// yesterday is not answered from a table of today.
///
/// Safe for many threads.
public final class ShownTables implements AutoCloseable {
    private static final int MOST_TABLES = 50;

    private final String prefix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final SequencedMap<String, ShownTable> tables = new LinkedHashMap<>();
    private final RowReaders readers = new RowReaders();
    private long last;

    /// The first rows of a frame as a bundle, whose table JSON has a `table`: the name under which the frame is kept.
    /// Runs a query.
    public MimeBundle show(Dataset<?> frame, DisplayLimits limits) {
        Preview preview = Preview.of(frame, limits.fetchedRows());
        MimeBundle bundle = Display.table(preview.view(), limits.withZone(frame.sparkSession().zone()));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (bundle.entries().get(MimeBundle.TABLE) instanceof Map<?, ?> table) {
            table.forEach((key, value) -> json.put(String.valueOf(key), value));
        }
        json.put("table", keep(new ShownTable(frame, preview, readers)));
        return bundle.with(MimeBundle.TABLE, json);
    }

    private synchronized String keep(ShownTable table) {
        String name = prefix + "-" + ++last;
        tables.put(name, table);
        if (tables.size() > MOST_TABLES) {
            tables.pollFirstEntry().getValue().close();
        }
        return name;
    }

    /// @throws TableException where it is not kept any more
    synchronized ShownTable table(String name) {
        ShownTable table = tables.get(name);
        if (table == null) {
            throw new TableException("this table is not kept any more; run its cell again");
        }
        return table;
    }

    /// Ends the queries of all tables.
    @Override
    public void close() {
        readers.close();
    }
}

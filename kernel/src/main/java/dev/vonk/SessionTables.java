package dev.vonk;

import dev.vonk.kernel.analysis.query.Tables;
import dev.vonk.kernel.catalog.MemoryTable;
import dev.vonk.kernel.logical.LogicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables that a query of a session can name: its views, and files as `` parquet.`path` ``.
final class SessionTables implements Tables {
    private static final Set<String> FORMATS = Set.of("parquet", "csv", "json", "text");
    private static final Set<String> PREFIXES = Set.of("default", "spark_catalog", "global_temp", "session", "system");

    private final Session session;

    SessionTables(Session session) {
        this.session = session;
    }

    @Override
    public Optional<LogicalPlan> find(List<String> name, Map<String, String> options) {
        var last = name.getLast();
        if (isOfSession(name)) {
            var known = session.names().view(last).or(() -> session.names().table(last).map(MemoryTable::plan));
            if (known.isPresent()) {
                return known.map(session.runner()::reading);
            }
        }
        var format = name.getFirst().toLowerCase(Locale.ROOT);
        return name.size() == 2 && FORMATS.contains(format)
                ? Optional.of(session.read().options(options).format(format).load(last).frame().plan())
                : Optional.empty();
    }

    private static boolean isOfSession(List<String> name) {
        return name.subList(0, name.size() - 1).stream()
                .allMatch(part -> PREFIXES.contains(part.toLowerCase(Locale.ROOT)));
    }

    @Override
    public List<String> names() {
        var all = new ArrayList<>(session.names().viewNames());
        all.addAll(session.names().tableNames());
        return all;
    }
}

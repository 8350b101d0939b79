package dev.vonk.notebook.output.table;

import dev.vonk.notebook.output.rows.TableRows;
import java.util.Locale;

/// How many rows a table has, in words.
final class SizeText {
    private SizeText() {}

    static String of(TableRows rows) {
        if (rows.isWaiting()) {
            return "…";
        }
        long total = rows.content().total().orElse(-1);
        boolean filtered = !rows.query().filters().isEmpty();
        if (rows.more()) {
            return String.format(Locale.ROOT, "%,d rows so far", rows.known());
        }
        if (filtered && total >= 0) {
            return String.format(Locale.ROOT, "%,d of %s", rows.known(), counted(total));
        }
        if (!filtered && total > rows.known()) {
            return String.format(Locale.ROOT, "%,d of %s", rows.known(), counted(total));
        }
        boolean cut = !rows.note().isEmpty() && rows.content().more() && total < 0;
        return cut ? "first " + counted(rows.known()) : counted(rows.known());
    }

    static String counted(long count) {
        return String.format(Locale.ROOT, "%,d row%s", count, count == 1 ? "" : "s");
    }
}

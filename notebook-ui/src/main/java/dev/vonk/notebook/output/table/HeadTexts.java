package dev.vonk.notebook.output.table;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.notebook.output.grid.HeadText;
import dev.vonk.notebook.output.rows.TableFigures;
import dev.vonk.notebook.output.rows.TableRows;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the heads of a table's columns say, from its query and figures.
record HeadTexts(TableRows rows, TableFigures figures) {

    HeadText of(int field) {
        TableQuery query = rows.query();
        boolean filtered = query.filters().stream().anyMatch(filter -> filter.column() == field);
        Optional<Answer.ColumnProfile> profile = figures.of(field);
        return new HeadText(order(query.sort(), field), filtered, nulls(field, profile),
                profile.map(HeadTexts::bars).orElse(List.of()));
    }

    private static String order(List<TableQuery.SortKey> keys, int field) {
        for (int index = 0; index < keys.size(); index++) {
            if (keys.get(index).column() == field) {
                String arrow = keys.get(index).descending() ? "▼" : "▲";
                return keys.size() > 1 ? arrow + (index + 1) : arrow;
            }
        }
        return "";
    }

    /// The nulls of all rows where these were counted, otherwise of those that were read.
    private String nulls(int field, Optional<Answer.ColumnProfile> profile) {
        if (profile.isPresent()) {
            return profile.get().nulls() == 0 ? "" : counted(profile.get().nulls()) + " null";
        }
        long nulls = rows.nulls().of(field);
        if (nulls == 0) {
            return "";
        }
        boolean all = rows.nulls().rows() >= rows.known() && !rows.more();
        return counted(nulls) + (all ? " null" : "+ null");
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static List<Double> bars(Answer.ColumnProfile profile) {
        double most = profile.bins().stream().mapToLong(Answer.Bin::count).max().orElse(0);
        return profile.bins().stream().map(bin -> most == 0 ? 0.0 : bin.count() / most).toList();
    }
}

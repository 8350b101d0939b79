package dev.vonk.notebook.output.rows;

import dev.vonk.kernel.protocol.TableQuery;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How many nulls are in the rows that were read so far.
public final class NullCounts {
    private final long[] nulls;
    private final Set<Long> pages = new HashSet<>();
    private TableQuery query = TableQuery.ALL;
    private long rows;

    NullCounts(TableContent content) {
        nulls = new long[content.fields().size()];
        add(content.rows());
        pages.add(0L);
    }

    /// The number of nulls of a column in the rows that were read.
    public long of(int column) {
        return nulls[column];
    }

    public long rows() {
        return rows;
    }

    /// Counts a page, once; those of another query begin anew.
    void count(long page, List<? extends List<?>> read, TableQuery of) {
        if (!of.equals(query)) {
            query = of;
            pages.clear();
            rows = 0;
            Arrays.fill(nulls, 0);
        }
        if (pages.add(page)) {
            add(read);
        }
    }

    private void add(List<? extends List<?>> read) {
        rows += read.size();
        for (List<?> row : read) {
            for (int column = 0; column < nulls.length; column++) {
                if (row.get(column) == null) {
                    nulls[column]++;
                }
            }
        }
    }
}

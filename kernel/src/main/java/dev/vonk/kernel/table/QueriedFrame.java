package dev.vonk.kernel.table;

import dev.vonk.Column;
import dev.vonk.DataFrame;
import dev.vonk.Dataset;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.TableQuery.Filter;
import dev.vonk.kernel.protocol.TableQuery.SortKey;
import dev.vonk.runtime.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static dev.vonk.Functions.col;

/// A frame under a [TableQuery]. Since a frame may have two columns of one name, its columns are called `c0`, `c1`, ...
/// meanwhile.
final class QueriedFrame {
    private QueriedFrame() {}

    /// The rows that pass the filters, in order. Where the query asks for something, columns are called as [#name]
    /// says, else as in the frame.
    ///
    /// @throws TableException where a column does not exist or cannot be sorted or filtered so
    static DataFrame of(Dataset<?> frame, TableQuery query) {
        return query.equals(TableQuery.ALL) ? frame.toDF() : filteredAndSorted(frame, query);
    }

    /// As [#of], the columns always called as [#name] says.
    static DataFrame numbered(Dataset<?> frame, TableQuery query) {
        return query.equals(TableQuery.ALL) ? renamed(frame) : filteredAndSorted(frame, query);
    }

    /// What a column is called meanwhile.
    static String name(int column) {
        return "c" + column;
    }

    private static DataFrame renamed(Dataset<?> frame) {
        int width = frame.schema().fields().size();
        return frame.toDF(IntStream.range(0, width).mapToObj(QueriedFrame::name).toArray(String[]::new));
    }

    private static DataFrame filteredAndSorted(Dataset<?> frame, TableQuery query) {
        DataFrame rows = renamed(frame);
        for (Filter filter : query.filters()) {
            StructField field = field(frame, filter.column());
            rows = rows.filter(FilterCondition.of(col(name(filter.column())), field, filter,
                    frame.sparkSession().zone()));
        }
        if (query.sort().isEmpty()) {
            return rows;
        }
        List<Column> keys = new ArrayList<>();
        for (SortKey key : query.sort()) {
            keys.add(key(frame, key));
        }
        return rows.orderBy(keys.toArray(Column[]::new));
    }

    private static Column key(Dataset<?> frame, SortKey key) {
        StructField field = field(frame, key.column());
        if (!field.dataType().isOrderable()) {
            throw new TableException("the column " + field.name() + " cannot be sorted: values of type "
                    + field.dataType().simpleString() + " have no order");
        }
        Column column = col(name(key.column()));
        return key.descending() ? column.desc() : column.asc();
    }

    /// @throws TableException where the frame has no such column
    static StructField field(Dataset<?> frame, int column) {
        var fields = frame.schema().fields();
        if (column < 0 || column >= fields.size()) {
            throw new TableException("the table has no column number " + column + "; it has " + fields.size()
                    + ", counted from 0");
        }
        return fields.get(column);
    }
}

package dev.vonk.kernel.table;

import dev.vonk.Dataset;
import dev.vonk.kernel.display.TableView;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.ObjectBatches;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.runtime.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first rows of a frame and what was done to get them.
///
/// @param run nothing where what runs the query does not tell
record Preview(TableView view, Optional<TableRun> run) {

    /// Runs no more of the query than is needed.
    static Preview of(Dataset<?> frame, int rows) {
        var plan = new OneInput.Limit(rows + 1L, 0, frame.toDF().plan());
        List<Row> first = new ArrayList<>();
        try (var stream = frame.sparkSession().runner().run(plan)) {
            ObjectBatches.unpack(stream, ClassEncoders.of(frame.schema())).forEachRemaining(first::add);
            var view = TableView.of(frame.schema(), first.subList(0, Math.min(rows, first.size())),
                    first.size() > rows);
            return new Preview(view, stream.report().map(report -> new TableRun(report, rows + 1L)));
        }
    }
}

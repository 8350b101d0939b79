package dev.vonk.kernel.server;

import dev.vonk.Dataset;
import dev.vonk.Session;
import dev.vonk.WorkerInfo;
import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.cell.LoadMagic;
import dev.vonk.kernel.cell.maven.MavenMagic;
import dev.vonk.kernel.cell.sql.SqlMagic;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.CellImports;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.query.JobLabel;
import dev.vonk.kernel.table.ShownTables;
import dev.vonk.kernel.table.TableAnswers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A kernel whose cells have `spark` and the functions of columns at hand, and whose frames show themselves as tables.
public final class SessionKernel {
    private SessionKernel() {}

    /// Starts a kernel for a session, which ends with it. It may still be warming up when this returns.
    ///
    /// @param limits asked before each value is drawn, since a terminal changes its width
    public static Kernel start(Session spark, Supplier<DisplayLimits> limits) {
        ShownTables tables = new ShownTables();
        JobHistory history = new JobHistory(spark);
        ViewWatch views = ViewWatch.of(spark);
        SessionAnswers answers = new SessionAnswers(spark, new TableAnswers(tables), history);
        KernelSettings settings = KernelSettings.standard(cells(spark))
                .withRenderer(value -> Map.copyOf(bundle(value, limits.get(), tables).entries()))
                .withSize(SessionKernel::size)
                .withSessionAnswers(answers::answer)
                .withEntering(cell -> {
                    JobLabel.current().of(cell).use();
                    views.begin();
                })
                .withDependencies(views::with)
                .withPreview(value -> preview(value, limits.get()))
                .withWorkers(() -> spark.workers().stream().map(SessionKernel::view).toList());
        Kernel kernel = Kernel.start(settings);
        kernel.session().onInterrupt(spark::interruptAll);
        QueryWatch watch = QueryWatch.start(spark, kernel, history);
        kernel.onClose(() -> {
            watch.close();
            tables.close();
            spark.close();
        });
        return kernel;
    }

    /// A front end that draws tables itself can ask for more of a frame later.
    private static MimeBundle bundle(@Nullable Object value, DisplayLimits limits, ShownTables tables) {
        return value instanceof Dataset<?> frame && limits.tableRows() > 0
                ? tables.show(frame, limits)
                : Display.of(value, limits);
    }

    private static CellSettings cells(Session spark) {
        return CellSettings.standard()
                .withImports(CellImports.ALL)
                .withBinding("spark", Session.class.getName(), spark)
                .withMagic(new MavenMagic())
                .withMagic(new SqlMagic(spark))
                .withMagic(new LoadMagic("load"))
                .withMagic(new LoadMagic("run"))
                .withColumnNames(SessionKernel::columnNames)
                .withPlainMessage(PlainMessage::of);
    }

    private static Answer.WorkerView view(WorkerInfo worker) {
        return new Answer.WorkerView(worker.name(), worker.where(), worker.state(), worker.slots(), worker.running(),
                worker.memoryUsed(), worker.memoryLimit(), worker.ended());
    }

    private static Optional<List<String>> columnNames(Object value) {
        return value instanceof Dataset<?> frame ? Optional.of(List.of(frame.columns())) : Optional.empty();
    }

    /// Of a cached frame the rows too, where they are there already.
    private static String size(@Nullable Object value) {
        if (!(value instanceof Dataset<?> frame)) {
            return ValueSize.of(value);
        }
        String columns = ValueSize.counted(frame.columns().length, "column", "columns");
        OptionalLong rows = frame.sparkSession().sparkContext().isStopped()
                ? OptionalLong.empty()
                : frame.sparkSession().runner().cachedRows(frame.plan());
        return rows.isPresent() ? columns + ", " + ValueSize.counted(rows.getAsLong(), "row", "rows") : columns;
    }

    /// A frame is not computed for the list of variables.
    private static String preview(@Nullable Object value, DisplayLimits limits) {
        return value instanceof Dataset<?> frame ? frame.toString() : Display.of(value, limits).plain();
    }
}

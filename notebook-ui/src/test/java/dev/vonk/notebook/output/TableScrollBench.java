package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.output.grid.Grid;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// How long our own work for one frame takes while a table of a million rows is scrolled, and how much memory it holds
/// afterwards. Prints a line for each way to scroll.
final class TableScrollBench {
    private static final int FRAMES = 600;
    /// Work, not waiting: other programs on the machine do not count.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private TableScrollBench() {}

    public static void main(String[] arguments) {
        for (int columns : new int[]{10, 500}) {
            FakeKernel kernel = new FakeKernel();
            kernel.columns = columns;
            FakeServices services = new FakeServices();
            services.kernel = Optional.of(new KernelClient(kernel));
            long before = heap();
            OutputList list = FxTest.callFx(() -> new OutputList(services));
            FxTest.onFx(() -> list.show(Fixtures.cell(
                    Output.display(Fixtures.table(1000, columns, true, FakeKernel.ROWS))), true));
            Fixtures.window(list);
            Grid grid = Fixtures.byId(list, Grid.class, "table-grid");
            measure(columns + " columns, three rows a frame", list, grid, frame -> frame * 3.0);
            measure(columns + " columns, a page a frame", list, grid, frame -> frame * 12.0);
            measure(columns + " columns, through all rows", list, grid,
                    frame -> (double) frame / FRAMES * FakeKernel.ROWS);
            System.out.printf(Locale.ROOT, "%d columns: %.0f MB more heap%n", columns, (heap() - before) / 1e6);
            FxTest.closeAll();
            kernel.close();
        }
        System.exit(0);
    }

    private static void measure(String name, OutputList list, Grid grid, IntToDoubleFunction row) {
        ScrollBar bar = Fixtures.find(grid, ScrollBar.class, b -> b.getOrientation() == Orientation.VERTICAL);
        double[] millis = new double[FRAMES];
        for (int frame = 0; frame < FRAMES; frame++) {
            int now = frame;
            millis[frame] = FxTest.callFx(() -> {
                long start = CLOCK.getCurrentThreadCpuTime();
                bar.setValue(row.applyAsDouble(now));
                list.getScene().getRoot().applyCss();
                list.getScene().getRoot().layout();
                return (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
            });
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%s: median %.2f ms, p99 %.2f ms, worst %.2f ms%n", name, millis[FRAMES / 2],
                millis[FRAMES * 99 / 100], millis[FRAMES - 1]);
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

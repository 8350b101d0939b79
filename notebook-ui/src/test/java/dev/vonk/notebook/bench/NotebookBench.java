package dev.vonk.notebook.bench;

import dev.vonk.kernel.client.KernelLaunch;
import dev.vonk.kernel.client.KernelProcess;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.app.NotebookWindow;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Measures a whole window with 500 cells and a kernel process: opening, typing, output, runs, interrupts.
public final class NotebookBench {
    private static final String FIRST = "c0";

    private final Stage stage;
    private final NotebookPage page;

    private NotebookBench(Stage stage, NotebookPage page) {
        this.stage = stage;
        this.page = page;
    }

    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("bench");
        Path file = home.resolve("big.ipynb");
        NotebookFile.save(file, notebook());
        FxTest.light();
        long start = System.nanoTime();
        Workplace workplace = new Workplace(home, home, folder -> KernelProcess.start(KernelLaunch.in(folder)));
        Stage stage = FxTest.callFx(Stage::new);
        FxTest.onFx(() -> {
            NotebookWindow window = new NotebookWindow(workplace, stage);
            stage.show();
            window.openFile(file);
        });
        FxTest.settleUntil(() -> stage.getScene().lookup(".notebook-page") != null);
        FxTest.settle();
        print("opening 500 cells, first in this JVM: %.0f ms", (System.nanoTime() - start) / 1e6);
        NotebookPage page = FxTest.callFx(() -> (NotebookPage) Objects.requireNonNull(
                stage.getScene().lookup(".notebook-page")));
        NotebookBench bench = new NotebookBench(stage, page);
        FxTest.onFx(() -> page.send(new Event.Trust()));
        bench.run("1");
        bench.typing();
        bench.interrupts();
        bench.runs();
        bench.lines();
        FxTest.onFx(page::close);
        workplace.close();
        System.exit(0);
    }

    private static Notebook notebook() {
        List<Cell> cells = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            String text = ("var frame" + number + " = spark.range(1_000).withColumn(\"x\", col(\"id\"));\n").repeat(10);
            cells.add((number % 5 == 4 ? Cell.markdown("# Part " + number) : Cell.code(text)).withId("c" + number));
        }
        return Notebook.of(cells);
    }

    private void typing() {
        FxTest.onFx(() -> page.send(new Event.BeginEdit(FIRST, -1)));
        FxTest.settle();
        int keys = 500;
        double[] wall = new double[keys];
        double[] work = new double[keys];
        for (int key = 0; key < keys; key++) {
            String letter = String.valueOf("ab c".charAt(key % 4));
            int round = key;
            FxTest.onFx(() -> type(letter, round, wall, work));
            FxTest.settle();
        }
        report("typing, key to end of layout", Arrays.copyOfRange(wall, keys / 5, keys));
        report("typing, work of the window's thread", Arrays.copyOfRange(work, keys / 5, keys));
        FxTest.onFx(() -> page.send(new Event.EndEdit()));
    }

    private void type(String letter, int round, double[] wall, double[] work) {
        Scene scene = stage.getScene();
        Node owner = Objects.requireNonNull(scene.getFocusOwner());
        long time = System.nanoTime();
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        owner.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        work[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6;
        wall[round] = (System.nanoTime() - time) / 1e6;
    }

    private void interrupts() {
        double[] millis = new double[20];
        for (int round = 0; round < millis.length; round++) {
            begin("while (true) { }");
            FxTest.settleUntil(() -> first() == RunState.RUNNING);
            long start = System.nanoTime();
            FxTest.onFx(() -> page.send(new Event.Interrupt()));
            await();
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        report("interrupt to finished", millis);
    }

    private void runs() {
        for (int round = 1; round <= 1000; round++) {
            run("System.out.println(\"round\"); 6 * 7");
            if (round == 100 || round == 1000) {
                print("heap after %d runs: %.1f MB", round, heap());
            }
        }
    }

    private void lines() {
        double before = heap();
        long start = System.nanoTime();
        begin("for (int i = 0; i < 1_000_000; i++) System.out.println(\"line \" + i);");
        double longest = await();
        print("1000000 printed lines: %.1f s, longest wait for the window's thread %.0f ms, %.1f MB more heap",
                (System.nanoTime() - start) / 1e9, longest, heap() - before);
    }

    private void run(String text) {
        begin(text);
        await();
    }

    private void begin(String text) {
        FxTest.onFx(() -> {
            page.send(new Event.TextEdited(FIRST, text, text.length()));
            page.send(new Event.RunCell(FIRST));
        });
    }

    /// Waits for the first cell's end, and gives the longest time in milliseconds that the window's thread let it wait.
    private double await() {
        double longest = 0;
        boolean busy = true;
        while (busy) {
            long asked = System.nanoTime();
            busy = FxTest.callFx(() -> first() == RunState.RUNNING || first() == RunState.QUEUED);
            longest = Math.max(longest, (System.nanoTime() - asked) / 1e6);
        }
        return longest;
    }

    private RunState first() {
        return page.state().cells().getFirst().run();
    }

    private static double heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e6;
    }

    private static void report(String name, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        print("%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms", name, sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}

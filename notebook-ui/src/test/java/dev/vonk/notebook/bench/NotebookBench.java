package dev.vonk.notebook.bench;

import dev.vonk.kernel.client.KernelLaunch;
import dev.vonk.kernel.client.KernelProcess;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.KeyTime;
import dev.vonk.notebook.app.NotebookWindow;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Measures a whole window with 500 cells and a kernel process: what is named by the arguments, which
/// is all of it without any: opening, typing, interrupts, lines, runs. Opening is always measured.
public final class NotebookBench {
    private static final String FIRST = "c0";
    private static final List<String> ALL = List.of("opening", "typing", "interrupts", "lines", "runs");

    private final Stage stage;
    private final NotebookPage page;

    private NotebookBench(Stage stage, NotebookPage page) {
        this.stage = stage;
        this.page = page;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
        Path home = Files.createTempDirectory("bench");
        try {
            measure(home, wanted);
        } finally {
            delete(home);
        }
        System.exit(0);
    }

    private static void measure(Path home, List<String> wanted) {
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
        new NotebookBench(stage, page).measure(wanted);
        FxTest.onFx(page::close);
        FxTest.closeAll();
        workplace.close();
    }

    private void measure(List<String> wanted) {
        FxTest.onFx(() -> page.send(new Event.Trust()));
        run("1");
        for (String part : wanted) {
            switch (part) {
                case "opening" -> {
                }
                case "typing" -> typing();
                case "interrupts" -> interrupts();
                case "lines" -> lines();
                case "runs" -> runs();
                default -> throw new IllegalArgumentException("no part " + part + "; there are " + ALL);
            }
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
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
            KeyTime time = KeyTime.of(stage, letter("ab c".charAt(key % 4)));
            wall[key] = time.wall();
            work[key] = time.work();
        }
        report("typing, key to end of layout", Arrays.copyOfRange(wall, keys / 5, keys));
        report("typing, work of the window's thread", Arrays.copyOfRange(work, keys / 5, keys));
        FxTest.onFx(() -> page.send(new Event.EndEdit()));
    }

    private static KeyEvent letter(char letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(letter), "", KeyCode.UNDEFINED, false, false, false,
                false);
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
            if (round == 100 || round == 500 || round == 1000) {
                print("heap after %d runs: %.1f MB", round, heap());
            }
        }
    }

    private void lines() {
        double before = heap();
        long start = System.nanoTime();
        begin("for (int i = 0; i < 1_000_000; i++) System.out.println(\"line \" + i);");
        double longest = await();
        double seconds = (System.nanoTime() - start) / 1e9;
        print("1000000 printed lines: %.1f s, longest time without a pulse %.0f ms, %.1f MB more heap", seconds,
                longest,
                heap() - before);
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

    /// Waits for the first cell's end, and gives the longest time in milliseconds between two pulses meanwhile.
    private double await() {
        CompletableFuture<Double> ended = new CompletableFuture<>();
        FxTest.onFx(() -> new Pulses(ended).start());
        return ended.join();
    }

    /// Looks at the first cell with each pulse: what the kernel tells comes with pulses too.
    private final class Pulses extends AnimationTimer {
        private final CompletableFuture<Double> ended;
        private long last = System.nanoTime();
        private long longest;

        Pulses(CompletableFuture<Double> ended) {
            this.ended = ended;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
            if (first() != RunState.RUNNING && first() != RunState.QUEUED) {
                stop();
                ended.complete(longest / 1e6);
            }
        }
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

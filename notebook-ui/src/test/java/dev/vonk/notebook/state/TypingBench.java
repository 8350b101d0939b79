package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures what a key costs in a notebook of 500 cells, with and without a search open.
public final class TypingBench {
    private static final int KEYS = 20_000;

    private TypingBench() {}

    public static void main(String[] arguments) {
        measure("typing", state());
        measure("typing while searching",
                Transitions.apply(state(), new Event.Find("range", "", false, false, false), 0).state());
    }

    private static NotebookState state() {
        List<Cell> cells = new ArrayList<>();
        for (int cell = 0; cell < 500; cell++) {
            String text = "var frame" + cell + " = spark.range(1_000).withColumn(\"x\", col(\"id\"));\n".repeat(10);
            cells.add((cell % 5 == 0 ? Cell.markdown("# Part " + cell + "\n\n" + text) : Cell.code(text))
                    .withId("c" + cell));
        }
        return Transitions.open(Notebook.of(cells), FileState.untitled());
    }

    private static void measure(String what, NotebookState begin) {
        long[] times = new long[KEYS];
        NotebookState state = begin;
        for (int round = 0; round < 3; round++) {
            String text = begin.cells().get(250).source();
            for (int key = 0; key < KEYS; key++) {
                text = key % 500 == 0 ? text.substring(0, 100) : text + (key % 40 == 0 ? "\n" : "x");
                var event = new Event.TextEdited("c250", text, text.length());
                long before = System.nanoTime();
                state = Transitions.apply(state, event, key * 100L).state();
                times[key] = System.nanoTime() - before;
            }
        }
        Arrays.sort(times);
        System.out.println(what + ": median " + times[KEYS / 2] / 1_000 + " us, p99 " + times[KEYS * 99 / 100] / 1_000
                + " us, worst " + times[KEYS - 1] / 1_000 + " us");
    }
}

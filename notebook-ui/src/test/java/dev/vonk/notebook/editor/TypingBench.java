package dev.vonk.notebook.editor;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.KeyTime;
import dev.vonk.notebook.language.Tokens;
import dev.vonk.notebook.state.CellLanguage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// Measures the processor time of a typed letter until the page is laid out again, and how long colours take. To be run
/// by hand: a program, not a test.
public final class TypingBench {
    private static final String LINES = """
            /// Counts the words.
            record Counter%d(String word, int count) implements Comparable<Counter%d> {
                // by count
                public int compareTo(Counter%d other) {
                    return Integer.compare(count, other.count) + "text %d".length() * 0x1F;
                }
            }
            var frame%d = vonk.read().parquet("people.parquet").filter(col("age").gt(%d)).groupBy("name").count();

            """;

    private TypingBench() {}

    public static void main(String[] arguments) {
        colours();
        typing(300);
        typing(2000);
        System.exit(0);
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.chars().filter(letter -> letter == '\n').count() < count; number++) {
            text.append(LINES.replace("%d", String.valueOf(number)));
        }
        return text.toString();
    }

    private static void colours() {
        String text = lines(2000);
        long[] nanos = new long[300];
        for (int round = 0; round < nanos.length; round++) {
            long start = System.nanoTime();
            if (Tokens.of(text + round, CellLanguage.JAVA).isEmpty()) {
                throw new IllegalStateException();
            }
            nanos[round] = System.nanoTime() - start;
        }
        report("colours of 2000 lines", Arrays.copyOfRange(nanos, 100, 300));
    }

    private static void typing(int lines) {
        String text = lines(lines);
        CellEditor editor = FxTest.callFx(() -> new CellEditor(new FakeHelp(), new Heard()));
        ScrollPane page = FxTest.callFx(() -> new ScrollPane(editor));
        FxTest.onFx(() -> {
            page.setFitToWidth(true);
            page.getStylesheets().add(Objects.requireNonNull(CellEditor.class.getResource("editor.css"))
                    .toExternalForm());
            editor.show(text, CellLanguage.JAVA);
        });
        long opened = System.nanoTime();
        Stage stage = FxTest.show(page, 900, 900);
        System.out.printf(Locale.ROOT, "shown in %.0f ms%n", (System.nanoTime() - opened) / 1e6);
        FxTest.onFx(() -> {
            editor.requestFocus();
            editor.setCaret(text.indexOf("return Integer", text.length() / 2));
        });
        measure("typing in " + lines + " lines", 400, round -> letter("abc (".charAt(round % 5)), stage);
        measure("Enter in " + lines + " lines", 60, _ -> key(KeyCode.ENTER), stage);
        measure("moving in " + lines + " lines", 100, round -> key(round % 2 == 0 ? KeyCode.UP : KeyCode.DOWN),
                stage);
        FxTest.closeAll();
    }

    private interface Key {
        KeyEvent event(int round);
    }

    private static void measure(String name, int rounds, Key key, Stage stage) {
        long[] nanos = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            nanos[round] = (long) (KeyTime.of(stage, key.event(round)).work() * 1e6);
        }
        report(name, Arrays.copyOfRange(nanos, rounds / 4, rounds));
    }

    private static KeyEvent letter(char letter) {
        return new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(letter), "", KeyCode.UNDEFINED, false, false, false,
                false);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private static void report(String name, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n", name,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}

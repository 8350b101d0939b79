package dev.vonk.notebook.state;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.CellEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PrintedTest {
    private NotebookState state = Transitions.open(Notebook.of(List.of(Cell.code("print").withId("c"))),
            FileState.untitled());
    private long now = 1_000_000;
    private int changes;

    @BeforeEach
    void run() {
        send(new Event.Run(Event.Range.ALL, Event.Then.STAY));
        send(new Event.KernelChanged(new ConnectionState.Connected()));
        send(new Event.Heard(new CellEvent.Started("1")));
        changes = 0;
    }

    private void send(Event event) {
        NotebookState before = state;
        state = Transitions.apply(state, event, now).state();
        changes += before.cells() == state.cells() ? 0 : 1;
    }

    private void print(CellEvent.Stream stream, String text) {
        send(new Event.Heard(new CellEvent.Output("1", stream, text)));
    }

    private void finish() {
        send(new Event.Heard(new CellEvent.Finished("1", CellEvent.Ending.OK, Duration.ofSeconds(1))));
    }

    private List<Output> outputs() {
        return state.cells().getFirst().cell().outputs();
    }

    private static String text(Output output) {
        return ((Output.Stream) output).text();
    }

    private long letters() {
        return outputs().stream().mapToLong(output -> text(output).length()).sum();
    }

    @Test
    void ofAMillionLinesTheFirstAndTheLastAreKept() {
        long most = 0;
        for (int line = 0; line < 1_000_000; line++) {
            now += line % 100 == 0 ? 1 : 0;
            print(CellEvent.Stream.OUT, "line number " + line + "\n");
            most = Math.max(most, letters());
        }
        finish();
        assertTrue(most < 3_000_000, most + " letters");
        assertTrue(changes < 10_000, changes + " changes of the cell");
        assertEquals(3, outputs().size());
        assertTrue(text(outputs().getFirst()).startsWith("line number 0\nline number 1\n"));
        assertTrue(text(outputs().getFirst()).endsWith("\n"));
        assertTrue(text(outputs().get(1)).matches("\n\\[[0-9,]+ letters left out\\]\n"), text(outputs().get(1)));
        assertTrue(text(outputs().getLast()).startsWith("line number "));
        assertTrue(text(outputs().getLast()).endsWith("line number 999999\n"));
        long all = 0;
        for (int line = 0; line < 1_000_000; line++) {
            all += 13 + String.valueOf(line).length();
        }
        long leftOut = Long.parseLong(text(outputs().get(1)).replaceAll("[^0-9]", ""));
        assertEquals(all, leftOut + text(outputs().getFirst()).length() + text(outputs().getLast()).length());
    }

    @Test
    void manyChangesOfTheStreamStayFew() {
        for (int line = 0; line < 20_000; line++) {
            print(CellEvent.Stream.values()[line % 2], line + "\n");
        }
        finish();
        assertTrue(outputs().size() <= 1_000, outputs().size() + " outputs");
        assertEquals("0\n", text(outputs().getFirst()));
        assertEquals("19999\n", text(outputs().getLast()));
    }

    @Test
    void oneLongLineIsCutToo() {
        print(CellEvent.Stream.OUT, "a".repeat(5_000_000));
        print(CellEvent.Stream.OUT, "b".repeat(5_000_000));
        finish();
        assertTrue(letters() < 2_300_000, letters() + " letters");
        assertTrue(text(outputs().getLast()).endsWith("b"));
        assertTrue(text(outputs().getFirst()).startsWith("a"));
    }

    @Test
    void whatIsGatheredIsShownWithTheNextTick() {
        print(CellEvent.Stream.OUT, "x".repeat(100_000));
        print(CellEvent.Stream.OUT, "late");
        assertTrue(text(outputs().getLast()).endsWith("x"));
        now += 1_000;
        send(new Event.Tick());
        assertTrue(text(outputs().getLast()).endsWith("late"));
    }

    @Test
    void aProgressBarOfManyStepsIsOneLine() {
        for (int step = 0; step <= 100_000; step++) {
            print(CellEvent.Stream.OUT, "\r" + step + " of 100000");
        }
        finish();
        assertEquals("100000 of 100000", text(outputs().getFirst()));
    }
}

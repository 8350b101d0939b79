package dev.vonk.notebook.state;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Thousands of random events: no one throws, the state stays whole, and undo leads back to every document exactly.
class GesturesTest {
    private static final int STEPS = 10_000;
    private static final List<String> TEXTS = List.of("int x = 1;", "x + 1", "# Head\n\ntext", "%%sql\nselect 1", "",
            "a\nb\nc", "## Lower\n", "for (;;) {}\n\n\n", "  ", "x\r\nä😀");

    /// What of a document undo restores.
    private record Text(String id, String kind, String source) {}

    private NotebookState state = start();
    private long now = 1_000_000;
    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomGesturesNeverThrowAndEveryUndoGivesTheExactDocument(long seed) {
        random = new Random(seed);
        List<List<Text>> documents = new ArrayList<>();
        documents.add(texts(state));
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(4) == 0 ? random.nextInt(3_000) : random.nextInt(300);
            Event event = event();
            NotebookState before = state;
            try {
                send(event);
            } catch (RuntimeException broken) {
                throw new AssertionError("step " + step + ": " + event, broken);
            }
            check(step, event);
            follow(documents, before, event);
            assertEquals(state.history().past().size(), documents.size() - 1, () -> event.toString());
        }
        undoAllAndRedoAll(documents);
    }

    /// Keeps the documents that the entries of the history stand for, and the one that is there.
    private void follow(List<List<Text>> documents, NotebookState before, Event event) {
        switch (event) {
            case Event.Undo _ when before.history().canUndo() -> {
                documents.removeLast();
                assertEquals(documents.getLast(), texts(state));
            }
            case Event.Redo _ when before.history().canRedo() -> documents.add(texts(state));
            case Event.Opened _ -> {
                documents.clear();
                documents.add(texts(state));
            }
            default -> {
                int steps = state.history().past().size();
                if (state.history().past() != before.history().past() && steps == documents.size()) {
                    documents.add(texts(state));
                } else if (state.history().past() != before.history().past() && !same(before)) {
                    documents.removeFirst();
                    documents.add(texts(state));
                }
                documents.set(documents.size() - 1, texts(state));
            }
        }
    }

    private boolean same(NotebookState before) {
        return state.history().past().equals(before.history().past());
    }

    private void undoAllAndRedoAll(List<List<Text>> documents) {
        List<Text> last = texts(state);
        List<List<Text>> seen = new ArrayList<>(documents);
        while (state.history().canUndo()) {
            seen.removeLast();
            send(new Event.Undo());
            assertEquals(seen.getLast(), texts(state));
        }
        assertEquals(1, seen.size());
        while (state.history().canRedo()) {
            send(new Event.Redo());
        }
        assertEquals(last, texts(state));
    }

    private void check(int step, Event event) {
        String where = "step " + step + ": " + event;
        assertFalse(state.cells().isEmpty(), where);
        Set<String> ids = new HashSet<>();
        state.cells().forEach(cell -> assertTrue(ids.add(cell.id()), where));
        Selection selection = state.selection();
        assertTrue(ids.contains(selection.active()) && ids.contains(selection.anchor()), where);
        assertTrue(selection.caret() >= 0 && selection.caret() <= state.active().source().length(), where);
        assertFalse(state.hiddenBySections().contains(selection.active()), where);
        assertFalse(state.selected().isEmpty(), where);
        state.queue().waiting().forEach(next -> assertTrue(ids.contains(next.cell()), where));
        for (CellState cell : state.cells()) {
            boolean waits = state.queue().isWaiting(cell.id()) || state.queue().isRunning(cell.id());
            boolean busy = cell.run() == RunState.QUEUED || cell.run() == RunState.RUNNING;
            assertTrue(!busy || waits, where + " leaves " + cell.id() + " " + cell.run());
        }
        state.find().ifPresent(find -> find.matches().forEach(match -> assertTrue(
                match.to() <= state.cell(match.cell()).orElseThrow().source().length(), where)));
    }

    private void send(Event event) {
        Step step = Transitions.apply(state, event, now);
        state = step.state();
    }

    private static NotebookState start() {
        return Transitions.open(Notebook.of(List.of(Cell.code("int a = 1;").withId("one"),
                Cell.markdown("# Title").withId("two"), Cell.code("a + 1").withId("three"))), FileState.untitled());
    }

    private static List<Text> texts(NotebookState state) {
        return state.cells().stream()
                .map(cell -> new Text(cell.id(), cell.cell().kind().word(), cell.source()))
                .toList();
    }

    private String anyCell() {
        return random.nextInt(20) == 0
                ? "nobody"
                : state.cells().get(random.nextInt(state.cells().size())).id();
    }

    private Event event() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> typing();
            case 3 -> structure();
            case 4 -> moreStructure();
            case 5, 6 -> selecting();
            case 7 -> running();
            case 8, 9 -> hearing();
            case 10 -> random.nextInt(3) == 0 ? finding() : undoing();
            default -> random.nextInt(3) == 0 ? filing() : folding();
        };
    }

    private Event typing() {
        String cell = anyCell();
        String text = state.cell(cell).map(CellState::source).orElse("");
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(5)) {
            case 0 -> new Event.CaretMoved(cell, at);
            case 1 -> new Event.TextEdited(cell, text.substring(0, at), at);
            case 2 -> new Event.TextEdited(cell, text.substring(0, at) + "\n" + text.substring(at), at + 1);
            default -> new Event.TextEdited(cell, text.substring(0, at) + "x" + text.substring(at), at + 1);
        };
    }

    private Event structure() {
        boolean flag = random.nextBoolean();
        return switch (random.nextInt(7)) {
            case 0 -> new Event.InsertCell(flag, language());
            case 1 -> new Event.InsertText(TEXTS.get(random.nextInt(TEXTS.size())));
            case 2 -> new Event.DeleteCells();
            case 3 -> new Event.CutCells();
            case 4 -> new Event.CopyCells();
            case 5 -> new Event.PasteCells(flag);
            default -> new Event.MoveSelected(flag);
        };
    }

    private Event moreStructure() {
        return switch (random.nextInt(4)) {
            case 0 -> new Event.SplitCell(anyCell(), random.nextInt(12));
            case 1 -> new Event.MergeCells();
            case 2 -> new Event.ChangeLanguage(language());
            default -> new Event.MoveCells(List.of(anyCell(), anyCell()), random.nextInt(state.cells().size() + 2) - 1);
        };
    }

    private CellLanguage language() {
        return CellLanguage.values()[random.nextInt(4)];
    }

    private Event undoing() {
        return random.nextInt(3) == 0 ? new Event.Redo() : new Event.Undo();
    }

    private Event selecting() {
        return switch (random.nextInt(6)) {
            case 0 -> new Event.Select(anyCell(), random.nextInt(4) == 0);
            case 1 -> new Event.SelectNeighbour(random.nextBoolean(), random.nextBoolean());
            case 2 -> random.nextInt(10) == 0 ? new Event.SelectAllCells() : new Event.EndEdit();
            case 3 -> new Event.SelectEdge(random.nextBoolean());
            default -> new Event.BeginEdit(anyCell(), random.nextInt(20) - 1);
        };
    }

    private Event running() {
        return switch (random.nextInt(12)) {
            case 0 -> new Event.Interrupt();
            case 1 -> new Event.CancelCell(anyCell());
            case 2 -> new Event.RestartKernel(random.nextBoolean());
            case 3 -> new Event.ClearOutputs(random.nextBoolean());
            case 4 -> new Event.RunCell(anyCell());
            case 5 -> new Event.DeleteOutput(anyCell(), random.nextInt(3));
            case 6 ->
                new Event.KernelChanged(new ConnectionState.Ended("The kernel was killed.", random.nextBoolean()));
            case 7 -> new Event.KernelChanged(new ConnectionState.Reconnecting());
            default -> new Event.Run(Event.Range.values()[random.nextInt(5)], Event.Then.values()[random.nextInt(3)]);
        };
    }

    private Event hearing() {
        String name = state.queue().running().map(RunQueue.Running::name).orElse("7");
        return new Event.Heard(switch (random.nextInt(9)) {
            case 0, 1 -> new CellEvent.Started(name);
            case 2 -> new CellEvent.Output(name, CellEvent.Stream.values()[random.nextInt(2)], "a\rb\n");
            case 3 -> new CellEvent.Warned(name, "careful");
            case 4 -> new CellEvent.Result(name, "int", Map.of("text/plain", "1"));
            case 5 -> new CellEvent.Dependencies(name, names(), names());
            case 6 -> new CellEvent.Failed(name, "bad", "bad", new CellEvent.Place(1, 1, 1), List.of());
            default -> new CellEvent.Finished(name, CellEvent.Ending.values()[random.nextInt(4)], Duration.ofMillis(5));
        });
    }

    private List<String> names() {
        return List.of("a", "b", "c", "d").subList(random.nextInt(2), 2 + random.nextInt(3));
    }

    private Event finding() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Event.Find("x|(a)", "[$1]", random.nextBoolean(), random.nextBoolean(), true);
            case 2 -> new Event.FindNext(random.nextBoolean());
            case 3 -> new Event.ReplaceCurrent();
            case 4 -> new Event.ReplaceAll();
            default -> new Event.EndFind();
        };
    }

    private Event folding() {
        boolean folded = random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 -> new Event.FoldInput(anyCell(), folded);
            case 1 -> new Event.FoldOutput(anyCell(), folded);
            default -> new Event.FoldSection(anyCell(), folded);
        };
    }

    private Event filing() {
        return switch (random.nextInt(12)) {
            case 0 -> new Event.Save(Optional.of(Path.of("a.ipynb")));
            case 1 -> new Event.Saved(Path.of("a.ipynb"), state.file().revision());
            case 2 -> new Event.SaveFailed("The disk is full.");
            case 3 -> random.nextInt(30) == 0
                    ? new Event.Opened(state.document(), Optional.empty(), true)
                    : new Event.ChangedOutside();
            case 4 -> new Event.KeepMine();
            case 5 -> random.nextInt(10) == 0 ? new Event.Recovered(state.document()) : new Event.Trust();
            case 6, 7 -> new Event.KernelChanged(new ConnectionState.Connected());
            default -> new Event.Tick();
        };
    }
}

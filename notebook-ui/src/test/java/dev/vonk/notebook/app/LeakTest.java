package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.RunState;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What a cell has shown goes when it runs again: nodes, and outputs of the state.
class LeakTest {
    private static final int RUNS = 40;
    /// What the last runs have shown may still be drawn.
    private static final int STILL_SEEN = 2;
    private static final int MOST_COLLECTIONS = 20;

    @TempDir
    private Path home;
    private Desk desk;

    @AfterEach
    void close() {
        desk.close();
        FxTest.closeAll();
    }

    @Test
    void outputsOfEarlierRunsAreForgotten() {
        desk = Desk.of(home, "x");
        FxTest.onFx(() -> desk.page().showPanels(true));
        List<WeakReference<Node>> nodes = new ArrayList<>();
        List<WeakReference<Output>> outputs = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            run("print " + (run % 3 + 1));
            nodes.add(new WeakReference<>(outputNode()));
            outputs.add(new WeakReference<>(first().cell().outputs().getFirst()));
            sizes.add(FxTest.callFx(() -> size(desk.stage.getScene().getRoot())));
        }
        assertEquals(sizes.get(8), sizes.get(38), () -> "nodes in the window after each run: " + sizes);
        assertTrue(left(nodes, node -> node.getScene() == null) <= STILL_SEEN, "nodes of outputs are kept");
        assertTrue(left(outputs, _ -> true) <= STILL_SEEN, "outputs are kept");
    }

    private void run(String text) {
        int before = desk.kernels.isEmpty() ? 0 : desk.kernels.getFirst().ran().size();
        String cell = first().id();
        FxTest.onFx(() -> {
            desk.page().send(new Event.TextEdited(cell, text, text.length()));
            desk.page().send(new Event.RunCell(cell));
        });
        FxTest.settleUntil(() -> first().run() == RunState.DONE
                && desk.kernels.getFirst().ran().size() == before + 1);
        FxTest.settle();
    }

    private CellState first() {
        return desk.state().cells().getFirst();
    }

    /// That of the result; text that is printed keeps its node.
    private Node outputNode() {
        return FxTest.callFx(() -> ((Parent) desk.node(".output-list")).getChildrenUnmodifiable().getLast());
    }

    private static int size(Node node) {
        return node instanceof Parent parent
                ? 1 + parent.getChildrenUnmodifiable().stream().mapToInt(LeakTest::size).sum()
                : 1;
    }

    /// How many of them are still there and stale.
    private static <T> long left(List<WeakReference<T>> references, Predicate<T> stale) {
        long left = references.size();
        for (int round = 0; round < MOST_COLLECTIONS && left > STILL_SEEN; round++) {
            System.gc();
            left = references.stream().map(WeakReference::get).filter(Objects::nonNull).filter(stale).count();
        }
        return left;
    }
}

package dev.vonk.notebook.editor;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.CellLanguage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TallEditorTest {
    private static final int LINES = 2000;

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void onlyTheLinesThatCanBeSeenHaveNodesAndTheyStandWhereTheyShould() {
        String text = IntStream.range(0, LINES).mapToObj(line -> "int line" + line + ";")
                .collect(Collectors.joining("\n"));
        CellEditor editor = FxTest.callFx(() -> new CellEditor(new FakeHelp(), new Heard()));
        ScrollPane page = FxTest.callFx(() -> new ScrollPane(new VBox(editor)));
        FxTest.onFx(() -> {
            page.setFitToWidth(true);
            page.getStylesheets().add(Objects.requireNonNull(CellEditor.class.getResource("editor.css"))
                    .toExternalForm());
            editor.show(text, CellLanguage.JAVA);
        });
        Stage stage = FxTest.show(page, 600, 400);
        double line = FxTest.callFx(() -> (editor.getHeight() - 16) / LINES);
        for (double scroll : new double[]{0, 0.5, 0.1, 1, 0.999}) {
            FxTest.onFx(() -> page.setVvalue(scroll));
            FxTest.settle();
            FxTest.settle();
            int first = FxTest.callFx(() -> editor.area().firstVisibleParToAllParIndex());
            assertTrue(FxTest.callFx(() -> editor.area().getVisibleParagraphs().size()) < 100);
            int middle = first + 20;
            Bounds place = FxTest.callFx(() -> editor.screenToLocal(
                    editor.area().getParagraphBoundsOnScreen(middle).orElseThrow()));
            assertEquals(6 + middle * line, place.getMinY(), 1.5, "at " + scroll);
        }
        FxTest.onFx(() -> editor.setCaret(text.length()));
        FxTest.onFx(() -> page.setVvalue(0));
        FxTest.settle();
        assertEquals(6 + (LINES - 1) * line, FxTest.callFx(() -> editor.caretBounds().orElseThrow().getMinY()), 4);
        assertTrue(stage.isShowing());
    }

    @Test
    void editorsThatAreDroppedAreCollected() {
        List<WeakReference<CellEditor>> dropped = new ArrayList<>();
        VBox page = FxTest.callFx(VBox::new);
        FxTest.show(page, 400, 300);
        for (int round = 0; round < 20; round++) {
            FxTest.onFx(() -> {
                for (int each = 0; each < 10; each++) {
                    CellEditor editor = new CellEditor(new FakeHelp(), new Heard());
                    editor.show("int a = " + each + ";\n", CellLanguage.JAVA);
                    dropped.add(new WeakReference<>(editor));
                    page.getChildren().add(editor);
                }
                page.getChildren().getFirst().requestFocus();
            });
            FxTest.settle();
            FxTest.onFx(() -> page.getChildren().clear());
        }
        FxTest.settle();
        long left = dropped.size();
        for (int round = 0; round < 50 && left > 5; round++) {
            System.gc();
            FxTest.settle();
            left = dropped.stream().filter(editor -> editor.get() != null).count();
        }
        assertTrue(left <= 5, left + " of " + dropped.size() + " editors are still held");
    }
}

package dev.vonk.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FxTestTest {
    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void keysComeToTheFocusedNodeOfAShownWindow(@TempDir Path folder) throws Exception {
        TextField field = FxTest.callFx(TextField::new);
        Stage stage = FxTest.show(FxTest.callFx(() -> new VBox(field)), 200, 100);
        FxTest.onFx(field::requestFocus);
        FxTest.type(stage, "abc");
        FxTest.press(stage, KeyCode.BACK_SPACE);
        assertEquals("ab", FxTest.callFx(field::getText));
        Path file = folder.resolve("deep/field.png");
        FxTest.save(FxTest.picture(field), file);
        assertTrue(Files.size(file) > 100);
    }

    @Test
    void whatIsThrownInTheToolkitsThreadFailsTheTest() {
        FxTest.settle();
        Platform.runLater(() -> {
            throw new IllegalStateException("in a listener");
        });
        AssertionError error = assertThrows(AssertionError.class, FxTest::settle);
        assertEquals("in a listener", error.getCause().getMessage());
    }
}

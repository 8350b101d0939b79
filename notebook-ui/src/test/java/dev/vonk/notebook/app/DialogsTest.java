package dev.vonk.notebook.app;

import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.server.AddressFile;
import dev.vonk.kernel.server.Kernel;
import dev.vonk.kernel.server.KernelServer;
import dev.vonk.kernel.server.KernelSettings;
import dev.vonk.kernel.server.ServerLimits;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What is shown in windows of their own, and the kernel one connects to.
class DialogsTest {
    @TempDir
    private Path home;

    private Desk desk;

    @AfterEach
    void close() {
        FxTest.onFx(() -> Looks.theme(false));
        desk.close();
        FxTest.closeAll();
    }

    /// Shows what a dialog shows in a window of its own.
    private Stage shown() {
        return FxTest.show((Parent) Objects.requireNonNull(desk.dialogs.shown), 500, 400);
    }

    private static CheckBox box(Stage stage, String text) {
        return FxTest.callFx(() -> stage.getScene().getRoot().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast).filter(box -> box.getText().equals(text)).findFirst().orElseThrow());
    }

    @Test
    void settingsAreTakenAtOnceAndAreThereAtTheNextStart() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.COMMA, KeyCode.CONTROL);
        Stage settings = shown();
        FxTest.onFx(box(settings, "Dark theme")::fire);
        assertTrue(Application.getUserAgentStylesheet().toLowerCase(Locale.ROOT).contains("dark"));
        FxTest.onFx(box(settings, "Line numbers")::fire);
        FxTest.onFx(box(settings, "Side panels")::fire);
        FxTest.settle();
        assertTrue(desk.page().hasPanels());
        assertTrue(desk.has(".code-line-number"));
        Slider zoom = (Slider) settings.getScene().getRoot().lookup(".slider");
        FxTest.onFx(zoom::requestFocus);
        FxTest.press(settings, KeyCode.RIGHT);
        double chosen = FxTest.callFx(zoom::getValue);
        assertTrue(chosen > 1);
        assertEquals(chosen, desk.workplace.settings().zoom(), 1e-9);
        desk.workplace.close();
        try (Workplace next = new Workplace(home, home, _ -> new FakeKernel())) {
            Settings kept = next.settings();
            assertTrue(kept.dark());
            assertTrue(kept.lineNumbers());
            assertTrue(kept.panels());
            assertEquals(chosen, kept.zoom(), 1e-9);
        }
    }

    @Test
    void thePageOfKeysShowsThemAll() {
        desk = Desk.of(home, "x");
        desk.press(KeyCode.F1);
        Stage keys = shown();
        List<String> caps = FxTest.callFx(() -> keys.getScene().getRoot().lookupAll(".key-cap").stream()
                .map(cap -> ((javafx.scene.control.Label) cap).getText()).toList());
        assertTrue(caps.containsAll(List.of("Shift+Enter", "D D", "Ctrl+S", "F1", "I I")), caps::toString);
    }

    @Test
    void aFileThatNamesNoKernelIsRefused() throws IOException {
        desk = Desk.of(home, "x");
        Path file = privateFile("{\"host\":\"127.0.0.1\"}");
        connect(file);
        assertEquals("Not connected", desk.dialogs.asked.getLast());
        assertTrue(desk.dialogs.told.contains(file + " does not tell where a kernel is."), desk.dialogs.told);
        connect(home.resolve("none.json"));
        assertTrue(desk.dialogs.told.contains("There is no file " + home.resolve("none.json")), desk.dialogs.told);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        connect(file);
        assertTrue(desk.dialogs.told.contains("chmod 600"), desk.dialogs.told);
        assertEquals(KernelState.Phase.NONE, desk.state().kernel().phase());
    }

    @Test
    void theNotebookIsConnectedToAKernelThatRunsAndLeavesItRunning() throws IOException {
        desk = Desk.of(home, "21 * 2");
        try (Kernel kernel = Kernel.start(KernelSettings.standard(CellSettings.standard()));
                KernelServer server = KernelServer.start(kernel, ServerLimits.standard(), () -> {})) {
            connect(privateFile(new AddressFile("127.0.0.1", server.port(), server.token().text(), 0).text()));
            FxTest.settleUntil(() -> desk.page().state().kernel().phase() == KernelState.Phase.IDLE);
            desk.press(KeyCode.ENTER, KeyCode.CONTROL);
            desk.until(0, RunState.DONE);
            assertTrue(desk.has(".output-list"));
            assertEquals(List.of(), desk.kernels);
        }
    }

    @Test
    void aKernelThatIsNotThereAnyMoreIsTold() throws IOException {
        desk = Desk.of(home, "1");
        connect(privateFile(new AddressFile("127.0.0.1", 9, "x".repeat(32), 0).text()));
        FxTest.settleUntil(() -> desk.page().state().kernel().phase() != KernelState.Phase.NONE);
        assertFalse(desk.state().kernel().phase() == KernelState.Phase.IDLE);
    }

    private Path privateFile(String text) throws IOException {
        Path file = Files.writeString(home.resolve("kernel.json"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private void connect(Path file) {
        desk.dialogs.paths.add(file);
        desk.press(KeyCode.P);
        desk.type("connect to");
        desk.press(KeyCode.ENTER);
    }
}

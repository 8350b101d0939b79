package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Transitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/// A window with made-up kernels and a user who answers dialogs as the test says.
final class Desk implements AutoCloseable {
    final FakeDialogs dialogs = new FakeDialogs();
    final List<FakeKernel> kernels = new ArrayList<>();
    final Workplace workplace;
    final Stage stage;
    final NotebookWindow window;

    Desk(Path home, Notebook notebook) {
        workplace = new Workplace(home, home, _ -> newKernel());
        workplace.change(settings -> settings.withSize(960, 900).withPanels(false));
        stage = FxTest.callFx(Stage::new);
        window = FxTest.callFx(() -> {
            Looks.theme(false);
            NotebookWindow made = new NotebookWindow(workplace, stage, dialogs);
            made.add(Transitions.open(notebook, FileState.untitled()));
            stage.show();
            stage.requestFocus();
            return made;
        });
        FxTest.settle();
        FxTest.onFx(() -> page().cells().takeFocus());
    }

    static Desk of(Path home, String... sources) {
        return new Desk(home, Notebook.of(Arrays.stream(sources).map(Cell::code).toList()));
    }

    private FakeKernel newKernel() {
        FakeKernel kernel = new FakeKernel();
        kernels.add(kernel);
        return kernel;
    }

    NotebookPage page() {
        return window.page().orElseThrow();
    }

    NotebookState state() {
        return FxTest.callFx(() -> page().state());
    }

    List<String> sources() {
        return state().cells().stream().map(CellState::source).toList();
    }

    void press(KeyCode code, KeyCode... held) {
        FxTest.press(stage, code, held);
    }

    void type(String text) {
        FxTest.type(stage, text);
    }

    Node node(String id) {
        return FxTest.callFx(() -> {
            Node found = stage.getScene().getRoot().lookup(id);
            if (found == null) {
                throw new AssertionError("no node " + id);
            }
            return found;
        });
    }

    @Override
    public void close() {
        FxTest.onFx(() -> {
            window.pages().forEach(NotebookPage::close);
            stage.hide();
        });
        workplace.close();
    }
}

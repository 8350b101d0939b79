package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import dev.vonk.notebook.state.Transitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/// A window with made-up kernels and a user who answers dialogs as the test says. Keys are sent to what has the focus;
/// the mouse is a robot's.
final class Desk implements AutoCloseable {
    final FakeDialogs dialogs = new FakeDialogs();
    final List<FakeKernel> kernels = new ArrayList<>();
    /// For keys that the toolkit itself has to see, such as Tab.
    final FxRobot robot = new FxRobot();
    final Workplace workplace;
    final Stage stage;
    final NotebookWindow window;
    private final Robot mouse = FxTest.callFx(Robot::new);
    private final Consumer<FakeKernel> taught;

    Desk(Path home, Notebook notebook) {
        this(home, notebook, _ -> {});
    }

    /// @param taught tells each kernel what it knows
    Desk(Path home, Notebook notebook, Consumer<FakeKernel> taught) {
        this.taught = taught;
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
        taught.accept(kernel);
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

    String id(int cell) {
        return state().cells().get(cell).id();
    }

    void send(Event event) {
        FxTest.onFx(() -> page().send(event));
        FxTest.settle();
    }

    void press(KeyCode code, KeyCode... held) {
        FxTest.press(stage, code, held);
    }

    void type(String text) {
        FxTest.type(stage, text);
    }

    /// Waits until a cell's run stands so.
    void until(int cell, RunState run) {
        FxTest.settleUntil(() -> page().state().cells().get(cell).run() == run);
        FxTest.settle();
    }

    /// Moves the mouse to the middle of a node.
    void pointAt(Node node) {
        FxTest.onFx(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            mouse.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        });
        FxTest.settle();
    }

    void pointAt(String selector) {
        pointAt(node(selector));
    }

    /// Moves the mouse to a node and clicks.
    void click(String selector) {
        click(node(selector), MouseButton.PRIMARY);
    }

    void click(Node node, MouseButton button) {
        pointAt(node);
        FxTest.onFx(() -> mouse.mouseClick(button));
        FxTest.settle();
    }

    /// Presses a button wherever it is, as a key or a screen reader would.
    void fire(String selector) {
        FxTest.onFx(() -> ((ButtonBase) node(selector)).fire());
        FxTest.settle();
    }

    /// Presses the button of a banner.
    void answerBanner(String answer) {
        Node button = node(".banners").lookupAll(".button").stream()
                .filter(each -> each instanceof ButtonBase one && one.getText().equals(answer))
                .findFirst().orElseThrow(() -> new AssertionError("no banner offers " + answer));
        click(button, MouseButton.PRIMARY);
    }

    /// What the banners say, from top to bottom.
    List<String> banners() {
        return FxTest.callFx(() -> node(".banners").lookupAll(".banner").stream().map(Node::getAccessibleText)
                .toList());
    }

    String text(String selector) {
        return FxTest.callFx(() -> ((Labeled) node(selector)).getText());
    }

    Node node(String selector) {
        return FxTest.callFx(() -> find(selector).orElseThrow(() -> new AssertionError("no node " + selector)));
    }

    boolean has(String selector) {
        return FxTest.callFx(() -> find(selector).isPresent());
    }

    /// In the notebook in front, else in the window or what pops up over it.
    private Optional<Node> find(String selector) {
        Node inPage = window.page().map(page -> page.lookup(selector)).orElse(null);
        return Optional.ofNullable(inPage).or(() -> Window.getWindows().stream()
                .map(shown -> lookup(shown.getScene().getRoot(), selector))
                .filter(Objects::nonNull)
                .findFirst());
    }

    /// Ids of commands have a dot, which a selector takes for a style class.
    private static @Nullable Node lookup(Node root, String selector) {
        if (!selector.startsWith("#") || !selector.contains(".")) {
            return root.lookup(selector);
        }
        return root.lookupAll("*").stream().filter(node -> selector.substring(1).equals(node.getId())).findFirst()
                .orElse(null);
    }

    /// The context menu that is open.
    ContextMenu menu() {
        return FxTest.callFx(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast).findFirst()
                .orElseThrow(() -> new AssertionError("no menu is open")));
    }

    /// Chooses from the menu that is open.
    void choose(String item) {
        ContextMenu menu = menu();
        FxTest.onFx(() -> {
            MenuItem chosen = menu.getItems().stream()
                    .filter(each -> each.getText() != null && each.getText().startsWith(item)).findFirst()
                    .orElseThrow(() -> new AssertionError("the menu has no " + item));
            if (chosen.isDisable()) {
                throw new AssertionError(item + " cannot be chosen");
            }
            chosen.fire();
            menu.hide();
        });
        FxTest.settle();
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

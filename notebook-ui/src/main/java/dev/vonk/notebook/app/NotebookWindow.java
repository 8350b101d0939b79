package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Action;
import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.page.Dialogs;
import dev.vonk.notebook.page.Host;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.NotebookState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The window: menus and tools above, a tab for each open notebook below.
public final class NotebookWindow implements Host {
    private final Workplace workplace;
    private final Stage stage;
    private final Dialogs dialogs;
    private final TabPane tabs = new TabPane();
    private final MainToolBar tools;
    private final CommandPalette palette;
    private final Scene scene;
    private final Requests requests;

    public NotebookWindow(Workplace workplace, Stage stage) {
        this(workplace, stage, new WindowDialogs(stage));
    }

    NotebookWindow(Workplace workplace, Stage stage, Dialogs dialogs) {
        this.workplace = workplace;
        this.stage = stage;
        this.dialogs = dialogs;
        requests = new Requests(workplace, this);
        tools = new MainToolBar(this::perform, event -> page().ifPresent(page -> page.send(event)));
        palette = new CommandPalette(this::state, this::perform,
                () -> page().ifPresent(page -> page.cells().takeFocus()));
        scene = scene();
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> {
            event.consume();
            requests.quit();
        });
    }

    private Scene scene() {
        MainMenu menu = new MainMenu(this::state, this::perform, workplace::recent, this::openFile);
        tabs.setFocusTraversable(false);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> selected());
        BorderPane content = new BorderPane(tabs);
        content.setTop(new VBox(menu, tools));
        StackPane root = new StackPane(content, palette);
        root.getStyleClass().add("notebook-window");
        Settings settings = workplace.settings();
        Scene made = new Scene(root, settings.width(), settings.height());
        Looks.dress(made, settings.zoom());
        new WindowKeys(made, this::page, this::perform).install();
        made.setOnDragOver(NotebookWindow::dragOver);
        made.setOnDragDropped(this::dropped);
        return made;
    }

    Stage stage() {
        return stage;
    }

    Scene openScene() {
        return scene;
    }

    TabPane tabs() {
        return tabs;
    }

    CommandPalette palette() {
        return palette;
    }

    /// The notebook in front; empty while none is open.
    Optional<NotebookPage> page() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        return tab != null && tab.getContent() instanceof NotebookPage page ? Optional.of(page) : Optional.empty();
    }

    List<NotebookPage> pages() {
        return tabs.getTabs().stream()
                .map(Tab::getContent)
                .filter(NotebookPage.class::isInstance)
                .map(NotebookPage.class::cast)
                .toList();
    }

    void select(NotebookPage page) {
        tabs.getTabs().stream()
                .filter(tab -> tab.getContent() == page)
                .forEach(tab -> tabs.getSelectionModel().select(tab));
    }

    /// Opens a notebook in a tab of its own.
    NotebookPage add(NotebookState opened) {
        NotebookPage page = new NotebookPage(workplace, this, opened);
        Tab tab = new Tab(page.title(), page);
        tab.setOnCloseRequest(event -> {
            event.consume();
            requests.close(page);
        });
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
        changed(page);
        return page;
    }

    void remove(NotebookPage page) {
        page.close();
        tabs.getTabs().removeIf(tab -> tab.getContent() == page);
    }

    @Override
    public void perform(Command command) {
        page().filter(page -> command.possible().test(page.state())).ifPresent(page -> {
            switch (command.action()) {
                case Action.Send send -> send.events().apply(page.state()).forEach(page::send);
                case Action.Ask ask -> requests.perform(ask.request(), page);
            }
        });
    }

    /// Opens a file, or goes to its tab where it is open.
    @Override
    public void openFile(Path file) {
        requests.open(file);
    }

    @Override
    public Dialogs dialogs() {
        return dialogs;
    }

    @Override
    public void changed(NotebookPage page) {
        tabs.getTabs().stream().filter(tab -> tab.getContent() == page).forEach(tab -> {
            String title = (page.state().isDirty() ? "● " : "") + page.title();
            if (!title.equals(tab.getText())) {
                tab.setText(title);
            }
        });
        if (page().filter(front -> front == page).isPresent()) {
            tools.show(page.state());
            String title = page.title() + (page.state().isDirty() ? " ●" : "") + " – Vonk";
            if (!title.equals(stage.getTitle())) {
                stage.setTitle(title);
            }
        }
    }

    private NotebookState state() {
        return page().orElseThrow(() -> new IllegalStateException("no notebook is open")).state();
    }

    private void selected() {
        page().ifPresent(page -> {
            changed(page);
            Platform.runLater(() -> page.cells().takeFocus());
        });
    }

    private static void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.getDragboard().getFiles().forEach(file -> openFile(file.toPath()));
            event.setDropCompleted(true);
        }
    }
}

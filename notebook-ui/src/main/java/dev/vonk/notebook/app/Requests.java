package dev.vonk.notebook.app;

import dev.vonk.notebook.command.Request;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.PageFiles;
import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Does what commands ask of the window.
record Requests(Workplace workplace, NotebookWindow window) {
    private static final String RESTART = "Restart";
    private static final double ZOOM_STEP = 1.1;

    void perform(Request request, NotebookPage page) {
        switch (request) {
            case NEW -> opening().fresh();
            case OPEN -> window.dialogs().askOpen("Open", List.of("ipynb", "java", "jsh")).ifPresent(this::open);
            case OPEN_TOUR -> opening().tour();
            case SAVE_AS -> saveAs(page);
            case EXPORT -> new Exporting(workplace, window.dialogs()).export(page);
            case CLOSE_TAB -> close(page);
            case QUIT -> quit();
            case NEXT_TAB -> window.tabs().getSelectionModel().selectNext();
            case PREVIOUS_TAB -> window.tabs().getSelectionModel().selectPrevious();
            case SPLIT_AT_CARET -> split(page);
            case FIND -> page.find().open(false);
            case REPLACE -> page.find().open(true);
            case RESTART -> restart(page, false);
            case RESTART_AND_RUN_ALL -> restart(page, true);
            case CONNECT -> new Connecting(window.dialogs()).connect(page);
            case START_KERNEL -> page.kernel().start();
            case PALETTE -> window.palette().open();
            case KEYS -> window.dialogs().show("Keys", KeyCap.page());
            case SETTINGS -> window.dialogs().show("Settings", new SettingsForm(workplace, this));
            case ABOUT -> window.dialogs().show("About Vonk", about());
            case LINE_NUMBERS -> change(settings -> settings.withLineNumbers(!settings.lineNumbers()));
            case THEME -> change(settings -> settings.withDark(!settings.dark()));
            case ZOOM_IN -> change(settings -> settings.withZoom(settings.zoom() * ZOOM_STEP));
            case ZOOM_OUT -> change(settings -> settings.withZoom(settings.zoom() / ZOOM_STEP));
            case ZOOM_RESET -> change(settings -> settings.withZoom(1));
            case SIDE_PANELS -> change(settings -> settings.withPanels(!page.hasPanels()));
            case OUTLINE -> page.reveal("Outline");
            case VARIABLES -> page.reveal("Variables");
            case DATA -> page.reveal("Data");
            case JOBS -> page.reveal("Jobs");
            case HISTORY -> page.reveal("History");
            case SCROLL_DOWN -> page.cells().scroll(true);
            case SCROLL_UP -> page.cells().scroll(false);
            case FOCUS_OUTPUT -> page.cells().focusOutputs();
        }
    }

    void open(Path file) {
        opening().open(file);
    }

    void close(NotebookPage page) {
        closing().close(page);
    }

    void quit() {
        closing().quit();
    }

    /// Changes the settings, and what is open with them.
    void change(UnaryOperator<Settings> change) {
        workplace.change(change);
        Settings settings = workplace.settings();
        Looks.theme(settings.dark());
        Looks.dress(window.openScene(), settings.zoom());
        window.pages().forEach(page -> {
            page.showPanels(settings.panels());
            page.cells().lineNumbers(settings.lineNumbers());
        });
    }

    private Opening opening() {
        return new Opening(workplace, window);
    }

    private Closing closing() {
        return new Closing(workplace, window);
    }

    private void saveAs(NotebookPage page) {
        String name = page.title().endsWith(".ipynb") ? page.title() : page.title() + ".ipynb";
        window.dialogs().askSave("Save notebook as", name, Optional.of(page.folder()))
                .map(PageFiles::asNotebook)
                .ifPresent(path -> page.send(new Event.Save(Optional.of(path))));
    }

    private static void split(NotebookPage page) {
        Selection selection = page.state().selection();
        page.send(new Event.SplitCell(selection.active(), selection.caret()));
    }

    private void restart(NotebookPage page, boolean thenRunAll) {
        if (!page.state().kernel().isThere()) {
            page.send(new Event.RestartKernel(thenRunAll));
            return;
        }
        String text = "What cells have declared is forgotten, and running cells end. The notebook and its outputs stay.";
        window.dialogs().choose("Restart the kernel?", text, List.of(RESTART))
                .ifPresent(_ -> page.send(new Event.RestartKernel(thenRunAll)));
    }

    private static VBox about() {
        Label name = new Label("Vonk");
        name.getStyleClass().add("title-2");
        String version = Optional.ofNullable(Requests.class.getPackage().getImplementationVersion()).orElse("");
        Label what = new Label("A query engine in Java with a notebook. " + version);
        Label java = new Label("Java " + Runtime.version() + ", JavaFX " + System.getProperty("javafx.version", ""));
        VBox about = new VBox(8, name, what, java);
        about.setId("about");
        return about;
    }
}

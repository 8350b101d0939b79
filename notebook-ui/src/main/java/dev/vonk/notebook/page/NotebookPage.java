package dev.vonk.notebook.page;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.cells.CellList;
import dev.vonk.notebook.cells.CellServices;
import dev.vonk.notebook.command.Command;
import dev.vonk.notebook.editor.CellEditor;
import dev.vonk.notebook.files.OpenFiles;
import dev.vonk.notebook.language.Lines;
import dev.vonk.notebook.panels.FindBar;
import dev.vonk.notebook.panels.PanelServices;
import dev.vonk.notebook.panels.SidePanels;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// One open notebook: its state, its kernel, and what is seen of it.
public final class NotebookPage extends BorderPane {
    private static final double CELLS_SHARE = 0.74;
    private static final double TICK_MILLIS = 250;

    private final Workplace workplace;
    private final Host host;
    private final Store store;
    private final KernelLink kernel;
    private final PageFiles files;
    private final CellList cells;
    private final SidePanels panels;
    private final FindBar find;
    private final Banners banners;
    private final StatusBar status = new StatusBar();
    private final SplitPane middle = new SplitPane();
    private final Timeline ticks;
    private Optional<Runnable> afterSave = Optional.empty();

    public NotebookPage(Workplace workplace, Host host, NotebookState opened) {
        this.workplace = workplace;
        this.host = host;
        Inbox inbox = new Inbox(this::send);
        kernel = new KernelLink(() -> workplace.startKernel(folder()), inbox, this::kernelChanged);
        files = new PageFiles(workplace, this::send, this::tell);
        store = new Store(opened, new PageEffects(this, kernel, files, host), System::currentTimeMillis);
        Services services = new Services();
        cells = new CellList(store, services);
        panels = new SidePanels(services);
        find = new FindBar(store);
        banners = new Banners(store, host, this::reload, () -> files.dropRecovery(store.state().file().path()));
        ticks = new Timeline(new KeyFrame(Duration.millis(TICK_MILLIS), _ -> tick()));
        ticks.setCycleCount(Timeline.INDEFINITE);
        ticks.play();
        build();
        var _ = store.listen(this::changed);
        panels.show(opened, opened);
        changed(opened, opened);
    }

    private void build() {
        getStyleClass().add("notebook-page");
        setTop(new VBox(banners, find));
        middle.getItems().add(cells);
        SplitPane.setResizableWithParent(panels, false);
        setCenter(middle);
        setBottom(status);
        showPanels(workplace.settings().panels());
        cells.lineNumbers(workplace.settings().lineNumbers());
    }

    public NotebookState state() {
        return store.state();
    }

    public void send(Event event) {
        store.send(event);
    }

    public KernelLink kernel() {
        return kernel;
    }

    public PageFiles files() {
        return files;
    }

    public CellList cells() {
        return cells;
    }

    public FindBar find() {
        return find;
    }

    Banners banners() {
        return banners;
    }

    public void tell(String text) {
        status.tell(text);
    }

    /// Uses a kernel that was started, or is there already.
    public void use(KernelConnection connection) {
        kernel.use(connection);
    }

    public void showPanels(boolean shown) {
        if (shown && !middle.getItems().contains(panels)) {
            middle.getItems().add(panels);
            middle.setDividerPositions(CELLS_SHARE);
        }
        if (!shown) {
            middle.getItems().remove(panels);
        }
    }

    public boolean hasPanels() {
        return middle.getItems().contains(panels);
    }

    public void reveal(String panel) {
        showPanels(true);
        panels.reveal(panel);
    }

    /// The name in the tab.
    public String title() {
        return store.state().file().path().map(path -> path.getFileName().toString())
                .orElseGet(() -> store.state().document().title().orElse("Untitled"));
    }

    /// The folder in which the kernel works: that of the file, or the one the program was started in.
    public Path folder() {
        return Optional.ofNullable(store)
                .flatMap(open -> open.state().file().path())
                .flatMap(path -> Optional.ofNullable(path.toAbsolutePath().getParent()))
                .orElse(workplace.folder());
    }

    void reload() {
        store.state().file().path().ifPresent(path -> PageFiles.read(workplace, path,
                opened -> send(new Event.Opened(opened.notebook(), Optional.of(path), opened.file().trusted())),
                this::tell));
    }

    /// Offers what was found in a recovery file.
    public void offer(Notebook recovered) {
        banners.offer(recovered);
    }

    /// Says that another window has the notebook open too.
    public void warn(OpenFiles.Elsewhere elsewhere) {
        banners.warn(elsewhere);
    }

    /// Does something once all is saved; forgets it where the save fails.
    public void whenSaved(Runnable then) {
        afterSave = Optional.of(then);
    }

    /// Ends the kernel and what goes on by itself.
    public void close() {
        ticks.stop();
        cells.close();
        kernel.close();
        files.close(store.state().file().path());
    }

    private void changed(NotebookState before, NotebookState after) {
        if (before != after) {
            cells.show(before, after);
            panels.show(before, after);
            if (!before.find().equals(after.find())) {
                find.show(after);
            }
        }
        banners.show(after);
        status.show(after);
        if (!before.file().trusted() && after.file().trusted()) {
            after.file().path().filter(_ -> !after.isDirty()).ifPresent(files::trust);
        }
        host.changed(this);
        followSave(before, after);
    }

    private void tick() {
        send(new Event.Tick());
        files.tick(store.state().file());
    }

    private void followSave(NotebookState before, NotebookState after) {
        if (afterSave.isEmpty() || before.file() == after.file()) {
            return;
        }
        Optional<Runnable> then = after.isDirty() ? Optional.empty() : afterSave;
        if (!after.isDirty() || !after.file().problem().isEmpty()) {
            afterSave = Optional.empty();
        }
        then.ifPresent(Platform::runLater);
    }

    private void kernelChanged() {
        if (panels != null) {
            panels.kernelChanged();
        }
    }

    /// What the rooms inside ask for.
    private final class Services implements CellServices, PanelServices, CellEditor.Help {

        @Override
        public Optional<KernelClient> kernel() {
            return NotebookPage.this.kernel.client();
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public CellEditor.Help help() {
            return this;
        }

        @Override
        public void perform(Command command) {
            host.perform(command);
        }

        @Override
        public void keepChart(String cell, int output, Map<String, Object> vegaLite) {
            send(new Event.KeepChart(cell, output, vegaLite));
        }

        @Override
        public Optional<Path> askFile(String title, String name) {
            return host.dialogs().askSave(title, name, Optional.of(folder()));
        }

        @Override
        public void insert(String text) {
            send(new Event.InsertText(text));
        }

        @Override
        public void openLink(String link) {
            if (!Links.open(link)) {
                tell("This link cannot be opened here: " + link);
            }
        }

        @Override
        public void goTo(int run, int line) {
            NotebookState state = store.state();
            state.cells().stream().filter(cell -> cell.cell().executionCount().orElse(-1) == run).findFirst()
                    .ifPresentOrElse(cell -> {
                        send(new Event.BeginEdit(cell.id(), Lines.start(cell.source(), line)));
                        cells.takeFocus();
                        cells.reveal(cell.id());
                    }, () -> tell("The cell that ran as [" + run + "] is gone, or has run again since."));
        }

        @Override
        public void tell(String text) {
            status.tell(text);
        }

        @Override
        public void reveal(String cell) {
            cells.reveal(cell);
        }

        @Override
        public void openFile(Path file) {
            host.openFile(file);
        }

        @Override
        public CompletableFuture<Answer.Completions> complete(String text, int cursor) {
            return answered(kernel().map(client -> client.complete(text, cursor)));
        }

        @Override
        public CompletableFuture<Answer.Description> describe(String text, int cursor) {
            return answered(kernel().map(client -> client.describe(text, cursor)));
        }

        @Override
        public CompletableFuture<List<CellEvent.Problem>> check(String text) {
            return answered(kernel().map(client -> client.check(text)));
        }

        /// Without a kernel, nothing is known.
        private static <A> CompletableFuture<A> answered(Optional<CompletableFuture<A>> asked) {
            return asked.map(answer -> answer.whenCompleteAsync((_, _) -> {}, Platform::runLater))
                    .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("there is no kernel")));
        }
    }
}

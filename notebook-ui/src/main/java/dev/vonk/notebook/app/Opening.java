package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.files.NotebookFiles;
import dev.vonk.notebook.files.Recovery;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.PageFiles;
import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.Transitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/// Opens notebooks in tabs, and starts their kernels.
record Opening(Workplace workplace, NotebookWindow window) {
    private static final String TOUR = "tour.ipynb";

    void fresh() {
        Notebook empty = Notebook.of(List.of(Cell.code("")));
        show(Transitions.open(empty, FileState.untitled()), Optional.empty());
    }

    void tour() {
        show(Transitions.open(readTour(), FileState.untitled()), Optional.empty());
    }

    /// The first notebook of the program, whose kernel may be starting already: the tour, and once that was seen an
    /// empty one.
    void first(KernelConnection kernel) {
        boolean greeted = workplace.settings().greeted();
        workplace.change(Settings::withGreeted);
        Notebook notebook = greeted ? Notebook.of(List.of(Cell.code(""))) : readTour();
        show(Transitions.open(notebook, FileState.untitled()), Optional.of(kernel));
    }

    void open(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (isOpen(path)) {
            return;
        }
        open(path, PageFiles.begin(workplace, path), Optional.empty());
    }

    /// Opens a file that is being read already.
    void open(Path path, CompletableFuture<NotebookFiles.Opened> reading, Optional<KernelConnection> kernel) {
        PageFiles.finish(reading, opened -> shown(path, opened, kernel),
                problem -> window.dialogs().choose("Not opened", problem, List.of("OK")));
    }

    /// It may have been opened while it was read: at the start, files and what a crash left of them come at once.
    private void shown(Path path, NotebookFiles.Opened opened, Optional<KernelConnection> kernel) {
        if (isOpen(path)) {
            kernel.ifPresent(KernelConnection::close);
            return;
        }
        NotebookPage page = show(Transitions.open(opened.notebook(), opened.file()), kernel);
        opened.recovered().ifPresent(found -> offer(page, found));
        opened.elsewhere().ifPresent(page::warn);
    }

    /// Goes to the tab of a file, where there is one.
    private boolean isOpen(Path path) {
        Optional<NotebookPage> present = window.pages().stream()
                .filter(page -> page.state().file().path().equals(Optional.of(path)))
                .findFirst();
        present.ifPresent(window::select);
        return present.isPresent();
    }

    /// Offers what a crash left of notebooks, each in a tab of its own.
    void lost() {
        workplace.onDisk(() -> {
            List<Recovery.Lost> found = workplace.files().recovery().lost();
            Platform.runLater(() -> found.forEach(this::offer));
        });
    }

    private void offer(Recovery.Lost lost) {
        if (lost.path().isPresent()) {
            open(lost.path().get());
            return;
        }
        Notebook empty = Notebook.of(List.of(Cell.code("")));
        offer(window.add(Transitions.open(empty, FileState.untitled())), lost);
    }

    private static void offer(NotebookPage page, Recovery.Lost lost) {
        page.files().adopt(lost.spare());
        page.offer(lost.notebook());
    }

    private NotebookPage show(NotebookState opened, Optional<KernelConnection> kernel) {
        NotebookPage page = window.add(opened);
        kernel.ifPresentOrElse(page::use, page.kernel()::start);
        return page;
    }

    private static Notebook readTour() {
        try (InputStream tour = Opening.class.getResourceAsStream(TOUR)) {
            if (tour == null) {
                throw new IllegalStateException("the tour is not in this build");
            }
            return NotebookFile.parse(TOUR, new String(tour.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import dev.vonk.kernel.document.JsonObject;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.Autosave;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.Effect;
import dev.vonk.notebook.state.FileState;
import dev.vonk.notebook.state.History;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunQueue;
import dev.vonk.notebook.state.RunState;
import dev.vonk.notebook.state.Selection;
import dev.vonk.notebook.state.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// The side panels in a window of their own, over a notebook and a kernel that a test writes by hand.
final class PanelBench implements PanelServices {
    static final KernelState IDLE = new KernelState(KernelState.Phase.IDLE, "");

    final FakeKernel kernel = new FakeKernel();
    final List<Effect> effects = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> revealed = new ArrayList<>();
    final List<Path> opened = new ArrayList<>();
    final Store store;
    final SidePanels panels;
    final Stage stage;
    private Optional<KernelClient> client;

    PanelBench(NotebookState state) {
        store = new Store(state, effects::add, () -> 1_000);
        client = Optional.of(new KernelClient(kernel));
        panels = FxTest.callFx(() -> new SidePanels(this, Duration.INDEFINITE));
        panels.getStylesheets().add(style());
        stage = FxTest.show(panels, 380, 600);
        store.listen((before, after) -> panels.show(before, after));
    }

    static String style() {
        return Objects.requireNonNull(SidePanels.class.getResource("panels.css")).toExternalForm();
    }

    /// A notebook with these cells and an idle kernel.
    static NotebookState notebook(CellState... cells) {
        return new NotebookState(List.of(cells), Notebook.of(List.of()), Selection.of(cells[0].id()), IDLE, 1,
                FileState.untitled(), Optional.empty(), History.EMPTY, List.of(), RunQueue.EMPTY, Autosave.NEVER);
    }

    static CellState code(String id, int count, RunState run) {
        Cell cell = new Cell(id, CellKind.CODE, "work(" + id + ")", JsonObject.EMPTY,
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count), List.of(), JsonObject.EMPTY);
        return new CellState(cell, run, false, 0, Optional.empty(), Map.of(), List.of(), 0, Optional.empty(), Set.of(),
                Set.of());
    }

    static CellState markdown(String id, String text) {
        return CellState.of(Cell.markdown(text).withId(id));
    }

    static NotebookState with(NotebookState state, KernelState kernel) {
        return new NotebookState(state.cells(), state.base(), state.selection(), kernel, state.nextCount(),
                state.file(), state.find(), state.history(), state.clipboard(), state.queue(), state.autosave());
    }

    void open(String panel) {
        FxTest.onFx(() -> panels.reveal(panel));
        FxTest.settle();
    }

    void noKernel() {
        client = Optional.empty();
        FxTest.onFx(panels::kernelChanged);
    }

    <T extends Node> T find(String id, Class<T> type) {
        return FxTest.callFx(() -> type.cast(Objects.requireNonNull(scene().lookup("#" + id), id)));
    }

    private Scene scene() {
        return stage.getScene();
    }

    @Override
    public Optional<KernelClient> kernel() {
        return client;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void reveal(String cell) {
        revealed.add(cell);
    }

    @Override
    public void tell(String text) {
        told.add(text);
    }

    @Override
    public void openFile(Path file) {
        opened.add(file);
    }
}

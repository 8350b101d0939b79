package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.*;
import java.nio.file.Path;
import java.util.*;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class PanelPicturesTest {
    @Test
    void pictures() {
        var cells = new CellState[]{
                PanelBench.markdown("m1", "# Orders of the year\nSome text"), PanelBench.code("a", 1, RunState.DONE),
                PanelBench.code("b", 2, RunState.DONE), PanelBench.markdown("m2", "## Load"),
                PanelBench.code("c", 3, RunState.RUNNING), PanelBench.code("d", 0, RunState.QUEUED),
                PanelBench.markdown("m3", "## A *rather long* heading about how the joins of `orders` and customers work"),
                PanelBench.code("e", 0, RunState.IDLE), PanelBench.code("f", 5, RunState.FAILED), PanelBench.code("f1", 5, RunState.DONE), PanelBench.code("f2", 5, RunState.DONE), PanelBench.code("f3", 5, RunState.DONE),
                PanelBench.code("f4", 5, RunState.DONE), PanelBench.code("f5", 5, RunState.DONE), PanelBench.code("f6", 5, RunState.DONE), PanelBench.code("f7", 5, RunState.DONE),
                PanelBench.markdown("m4", "# Results\n### Detail\n# Appendix")};
        for (String theme : List.of("light", "dark")) {
            if (theme.equals("dark")) FxTest.dark(); else FxTest.light();
            NotebookState state = PanelBench.notebook(cells);
            state = new NotebookState(state.cells(), state.base(), Selection.of("d"), state.kernel(), 1, state.file(), Optional.empty(), state.history(), List.of());
            PanelBench bench = new PanelBench(state);
            Samples.fill(bench.kernel);
            for (String panel : List.of("Outline", "Variables", "Data", "Jobs", "History")) {
                bench.reveal(panel);
                FxTest.settle();
                if (panel.equals("Variables")) {
                    bench.kernel.variables = Samples.laterVariables();
                    NotebookState idle = state;
                    FxTest.onFx(() -> bench.panels.show(PanelBench.with(idle, new KernelState(KernelState.Phase.BUSY, "")), idle));
                    FxTest.settle(); FxTest.settle();
                }
                if (panel.equals("Data")) Samples.expand(bench);
                FxTest.save(FxTest.picture(bench.panels), Path.of("/tmp/panels/" + theme + "-" + panel + ".png"));
            }
            bench.noKernel();
            bench.reveal("Variables");
            FxTest.save(FxTest.picture(bench.panels), Path.of("/tmp/panels/" + theme + "-none.png"));
            FxTest.closeAll();
            findBar(theme);
            FxTest.closeAll();
        }
        FxTest.light();
    }

    private void findBar(String theme) {
        NotebookState state = PanelBench.notebook(PanelBench.code("a", 1, RunState.DONE));
        Store store = new Store(state, _ -> {}, () -> 1);
        FindBar one = FxTest.callFx(() -> new FindBar(store));
        FindBar two = FxTest.callFx(() -> new FindBar(store));
        VBox box = FxTest.callFx(() -> new VBox(20, one, two));
        box.getStylesheets().add(PanelBench.style());
        FxTest.show(box, 760, 240);
        FxTest.onFx(() -> {
            one.show(new NotebookState(state.cells(), state.base(), state.selection(), state.kernel(), 1, state.file(), Optional.of(new FindState("orders", "", false, true, false, "", List.of(new FindState.Match("a", 1, 2), new FindState.Match("a", 3, 4)), 0)), state.history(), List.of()));
            two.show(new NotebookState(state.cells(), state.base(), state.selection(), state.kernel(), 1, state.file(), Optional.of(new FindState("ord(ers", "sales", false, false, true, "Unclosed group near index 7: close the parenthesis, or write \\( for the character itself", List.of(), -1)), state.history(), List.of()));
            ((javafx.scene.control.ToggleButton) two.lookup("#find-replacing")).setSelected(true);
        });
        FxTest.save(FxTest.picture(box), Path.of("/tmp/panels/" + theme + "-find.png"));
    }
}

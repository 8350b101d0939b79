package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.panels.variable.VariableRow;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VariablesPanelTest {
    private static final NotebookState IDLE = PanelBench.notebook(PanelBench.code("a", 1, RunState.DONE));
    private static final NotebookState BUSY = PanelBench.with(IDLE, new KernelState(KernelState.Phase.BUSY, ""));

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void variablesAreListedWithBriefTypes() {
        PanelBench bench = revealed();
        assertEquals("""
                orders | Dataset<Row> | 3 columns
                names | List<String> | 3 elements
                total | double |\s
                byCity | Map<String, List<Integer>> | 2 entries""", text(bench));
    }

    @Test
    void aNarrowTableLeavesTheSizesToTheTooltips() {
        PanelBench bench = revealed();
        TableView<VariableRow> table = table(bench);
        FxTest.onFx(() -> table.resize(250, 300));
        assertEquals(List.of("Name", "Type", "Value"), titles(table));
        FxTest.onFx(() -> table.resize(400, 300));
        assertEquals(List.of("Name", "Type", "Size", "Value"), titles(table));
    }

    private static List<String> titles(TableView<VariableRow> table) {
        return FxTest.callFx(() -> table.getVisibleLeafColumns().stream().map(column -> column.getText()).toList());
    }

    @Test
    void theFilterLooksAtNamesTypesAndValues() {
        PanelBench bench = revealed();
        filter(bench, "grace");
        assertEquals(List.of("names"), names(bench));
        filter(bench, "INTEGER");
        assertEquals(List.of("byCity"), names(bench));
        filter(bench, "nowhere");
        assertEquals(List.of(), names(bench));
    }

    @Test
    void aHeaderSortsByItsColumn() {
        PanelBench bench = revealed();
        FxTest.onFx(() -> {
            table(bench).getSortOrder().add(table(bench).getColumns().getFirst());
            table(bench).sort();
        });
        assertEquals(List.of("byCity", "names", "orders", "total"), names(bench));
    }

    @Test
    void whatACellChangedIsMarkedUntilTheNextCell() {
        PanelBench bench = revealed();
        assertEquals(List.of(), changed(bench));
        bench.kernel.variables = Samples.laterVariables();
        runCell(bench);
        assertEquals(List.of("total", "limit"), changed(bench));
        FxTest.onFx(() -> bench.find("variables-refresh", Button.class).fire());
        FxTest.settle();
        assertEquals(List.of("total", "limit"), changed(bench));
        runCell(bench);
        assertEquals(List.of(), changed(bench));
    }

    @Test
    void nothingIsAskedWhileAnotherPanelIsOnTheScreen() {
        PanelBench bench = revealed();
        bench.open("Outline");
        long asked = bench.kernel.count(ToKernel.ListVariables.class);
        runCell(bench);
        assertEquals(asked, bench.kernel.count(ToKernel.ListVariables.class));
        bench.open("Variables");
        assertEquals(asked + 1, bench.kernel.count(ToKernel.ListVariables.class));
    }

    @Test
    void nothingIsAskedWhileTheSideIsHidden() {
        PanelBench bench = revealed();
        FxTest.onFx(() -> bench.panels.setVisible(false));
        long asked = bench.kernel.count(ToKernel.ListVariables.class);
        runCell(bench);
        assertEquals(asked, bench.kernel.count(ToKernel.ListVariables.class));
        FxTest.onFx(() -> bench.panels.setVisible(true));
        assertEquals(asked + 1, bench.kernel.count(ToKernel.ListVariables.class));
    }

    @Test
    void whileAnAnswerIsAwaitedOneMoreQuestionIsEnoughForManyCells() {
        PanelBench bench = revealed();
        bench.kernel.silent = true;
        long asked = bench.kernel.count(ToKernel.ListVariables.class);
        for (int cell = 0; cell < 20; cell++) {
            runCell(bench);
        }
        assertEquals(asked + 1, bench.kernel.count(ToKernel.ListVariables.class));
        bench.kernel.silent = false;
        FxTest.onFx(() -> bench.kernel.answer((ToKernel.Question) bench.kernel.heard.getLast()));
        FxTest.settle();
        assertEquals(asked + 2, bench.kernel.count(ToKernel.ListVariables.class));
    }

    @Test
    void withoutAKernelNothingOfTheOneBeforeIsLeft() {
        PanelBench bench = revealed();
        bench.noKernel();
        assertEquals(List.of(), names(bench));
    }

    @Test
    void aLineIsReadOutWithItsMark() {
        PanelBench bench = revealed();
        bench.kernel.variables = Samples.laterVariables();
        runCell(bench);
        assertTrue(FxTest.callFx(() -> table(bench).lookupAll(".variable-row").stream()
                .anyMatch(row -> "limit, int, 20, changed".equals(row.getAccessibleText()))));
    }

    @Test
    void enterInsertsACellThatShowsTheVariable() {
        PanelBench bench = revealed();
        FxTest.onFx(() -> table(bench).getSelectionModel().select(2));
        FxTest.press(bench.stage, KeyCode.ENTER);
        assertEquals(List.of("work(a)", "total"),
                bench.store.state().cells().stream().map(CellState::source).toList());
    }

    private static PanelBench revealed() {
        PanelBench bench = new PanelBench(IDLE);
        Samples.fill(bench.kernel);
        bench.open("Variables");
        return bench;
    }

    private static void runCell(PanelBench bench) {
        FxTest.onFx(() -> {
            bench.panels.show(IDLE, BUSY);
            bench.panels.show(BUSY, IDLE);
        });
        FxTest.settle();
    }

    private static void filter(PanelBench bench, String text) {
        FxTest.onFx(() -> bench.find("variables-filter", TextField.class).setText(text));
    }

    @SuppressWarnings("unchecked")
    private static TableView<VariableRow> table(PanelBench bench) {
        return (TableView<VariableRow>) bench.stage.getScene().lookup("#variables-table");
    }

    private static List<VariableRow> rows(PanelBench bench) {
        FxTest.settle();
        return FxTest.callFx(() -> List.copyOf(table(bench).getItems()));
    }

    private static List<String> names(PanelBench bench) {
        return rows(bench).stream().map(VariableRow::name).toList();
    }

    private static List<String> changed(PanelBench bench) {
        return rows(bench).stream().filter(VariableRow::changed).map(VariableRow::name).toList();
    }

    private static String text(PanelBench bench) {
        return rows(bench).stream().map(row -> row.name() + " | " + row.type() + " | " + row.variable().size())
                .collect(Collectors.joining("\n"));
    }
}

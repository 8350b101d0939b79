package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.chart.ChartChoice;
import dev.vonk.kernel.display.chart.ChartKind;
import dev.vonk.kernel.display.chart.VegaLite;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.output.grid.Grid;
import dev.vonk.notebook.output.rows.TableContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TableOutputTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakeServices services = new FakeServices();
    private final OutputList list = FxTest.callFx(() -> new OutputList(services));

    TableOutputTest() {
        services.kernel = Optional.of(new KernelClient(kernel));
    }

    @AfterEach
    void close() {
        FxTest.closeAll();
        kernel.close();
    }

    private Stage show(int rows, int columns, boolean kept, long total) {
        kernel.columns = columns;
        FxTest.onFx(() -> list.show(Fixtures.cell(Output.display(Fixtures.table(rows, columns, kept, total))), true));
        Stage stage = Fixtures.window(list);
        FxTest.onFx(() -> grid().requestFocus());
        FxTest.settle();
        return stage;
    }

    private Stage showMillion() {
        return show(1000, 5, true, FakeKernel.ROWS);
    }

    private Grid grid() {
        return Fixtures.byId(list, Grid.class, "table-grid");
    }

    private void click(Node root, String id) {
        ButtonBase button = Fixtures.byId(root, ButtonBase.class, id);
        FxTest.onFx(button::fire);
        FxTest.settle();
    }

    private static Node popup() {
        return FxTest.callFx(() -> Window.getWindows().stream().filter(Popup.class::isInstance).findFirst()
                .orElseThrow().getScene().getRoot());
    }

    private List<TableQuery> queries() {
        return kernel.heard.stream().filter(ToKernel.ReadPage.class::isInstance)
                .map(message -> ((ToKernel.ReadPage) message).query()).distinct().toList();
    }

    private void pictures(Stage stage, String name) {
        Fixtures.picture(stage.getScene().getRoot(), name + "-light");
        FxTest.dark();
        Fixtures.picture(stage.getScene().getRoot(), name + "-dark");
        FxTest.light();
    }

    @Test
    void theFirstRowsAreShownWithTypesAndNulls() {
        Stage stage = showMillion();
        pictures(stage, "table");
        List<String> texts = Fixtures.texts(list);
        for (String expected : List.of("1,000,000 rows", "bigint", "143+ null", "null", "Clara Maria")) {
            assertTrue(texts.contains(expected), expected + " in " + texts);
        }
    }

    @Test
    void itsMiddleAndItsEndAreReadWhenTheyAreScrolledTo() {
        Stage stage = showMillion();
        ScrollBar bar = Fixtures.find(grid(), ScrollBar.class, b -> b.getOrientation() == Orientation.VERTICAL);
        FxTest.onFx(() -> bar.setValue(500_000));
        FxTest.settleUntil(() -> Fixtures.texts(grid()).contains("500000"));
        FxTest.press(stage, KeyCode.END, KeyCode.CONTROL);
        FxTest.settleUntil(() -> Fixtures.texts(grid()).contains("999999"));
        assertEquals(999_999, FxTest.callFx(() -> grid().selection().leadRow()));
        FxTest.press(stage, KeyCode.HOME, KeyCode.CONTROL);
        assertTrue(Fixtures.texts(grid()).contains("Clara Maria"));
    }

    @Test
    void manyColumnsHaveNodesOnlyForThoseInSight() {
        Stage stage = show(100, 500, true, 100);
        long nodes = FxTest.callFx(() -> Fixtures.all(grid()).count());
        assertTrue(nodes < 700, nodes + " nodes");
        FxTest.press(stage, KeyCode.END);
        assertTrue(Fixtures.texts(grid()).contains("address499"), Fixtures.texts(grid())::toString);
    }

    @Test
    void sortingIsAskedOfTheKernel() {
        Stage stage = showMillion();
        FxTest.press(stage, KeyCode.S);
        FxTest.settleUntil(() -> queries().size() == 1);
        FxTest.settle();
        assertTrue(Fixtures.texts(grid()).contains("▲"), Fixtures.texts(grid())::toString);
        FxTest.press(stage, KeyCode.S);
        FxTest.press(stage, KeyCode.RIGHT);
        FxTest.press(stage, KeyCode.S, KeyCode.SHIFT);
        FxTest.settleUntil(() -> queries().size() == 3);
        assertEquals(List.of(new TableQuery.SortKey(0, true), new TableQuery.SortKey(1, false)),
                queries().getLast().sort());
    }

    @Test
    void aFilterIsAskedOfTheKernelAndShownAsAChip() {
        Stage stage = showMillion();
        FxTest.press(stage, KeyCode.F);
        Fixtures.picture(popup(), "filter-light");
        TextField value = Fixtures.byId(popup(), TextField.class, "filter-value");
        FxTest.onFx(() -> value.setText("100"));
        click(popup(), "filter-apply");
        FxTest.settleUntil(() -> Fixtures.texts(list).contains("1,234 of 1,000,000 rows"));
        assertEquals(List.of(new TableQuery.Filter(0, TableQuery.Test.AT_LEAST, "100")), queries().getLast().filters());
        pictures(stage, "table-filtered");
        ButtonBase chip = (ButtonBase) Fixtures.button(list, "id ≥ 100  ×");
        FxTest.onFx(chip::fire);
        FxTest.settleUntil(() -> Fixtures.texts(list).contains("1,000,000 rows"));
    }

    @Test
    void aSummaryShowsBarsAndABinBecomesAFilter() {
        Stage stage = showMillion();
        click(list, "table-summary");
        FxTest.settleUntil(() -> Fixtures.texts(list).contains("142,857 null"));
        FxTest.settle();
        pictures(stage, "table-summary");
        FxTest.press(stage, KeyCode.I);
        Node details = popup();
        Fixtures.picture(details, "details-light");
        List<String> texts = Fixtures.texts(details);
        for (String figure : List.of("1,000,000", "about 1,000,000", "500000.", "288675.")) {
            assertTrue(texts.stream().anyMatch(text -> text.startsWith(figure.substring(0, 4))), figure + " " + texts);
        }
        ButtonBase bin = Fixtures.find(details, ButtonBase.class,
                button -> String.valueOf(button.getAccessibleText()).startsWith("Filter 100"));
        FxTest.onFx(bin::fire);
        FxTest.settleUntil(() -> !queries().isEmpty());
        assertEquals(List.of(new TableQuery.Filter(0, TableQuery.Test.AT_LEAST, "100"),
                new TableQuery.Filter(0, TableQuery.Test.LESS, "200")), queries().getLast().filters());
    }

    @Test
    void selectedCellsAreCopiedWithTabs() {
        Stage stage = showMillion();
        FxTest.press(stage, KeyCode.DOWN, KeyCode.SHIFT);
        FxTest.press(stage, KeyCode.RIGHT, KeyCode.SHIFT);
        FxTest.press(stage, KeyCode.C, KeyCode.CONTROL);
        assertEquals("0\tAnn\n1\tBert\n", FxTest.callFx(() -> Clipboard.getSystemClipboard().getString()));
        FxTest.press(stage, KeyCode.C, KeyCode.CONTROL, KeyCode.SHIFT);
        assertEquals("id\tname\n0\tAnn\n1\tBert\n", FxTest.callFx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void aRecordShowsNestedValuesAndFollowsTheArrows() {
        Stage stage = showMillion();
        FxTest.press(stage, KeyCode.ENTER);
        pictures(stage, "table-record");
        Node record = Fixtures.find(list, Node.class, node -> "record-view".equals(node.getId()));
        assertTrue(Fixtures.shows(record, "Row 1"));
        assertTrue(Fixtures.shows(record, "{2 fields}"), Fixtures.texts(record)::toString);
        FxTest.onFx(() -> grid().requestFocus());
        FxTest.press(stage, KeyCode.DOWN);
        assertTrue(Fixtures.shows(record, "Row 2"));
    }

    @Test
    void aSlowSortCanBeCancelled() {
        Stage stage = showMillion();
        kernel.gate = new CountDownLatch(1);
        FxTest.press(stage, KeyCode.S);
        Label note = Fixtures.byId(list, Label.class, "table-size");
        assertEquals("…", FxTest.callFx(note::getText));
        FxTest.settleUntil(() -> Fixtures.byId(list, ButtonBase.class, "table-cancel").isVisible());
        click(list, "table-cancel");
        assertEquals("1,000,000 rows", FxTest.callFx(note::getText));
        assertTrue(kernel.heard.stream().anyMatch(ToKernel.Cancel.class::isInstance));
        kernel.gate.countDown();
    }

    @Test
    void aTableThatIsNotKeptAnyMoreIsSortedHereAndSaysSo() {
        Stage stage = showMillion();
        kernel.refusal = "this table is not kept any more; run its cell again";
        FxTest.press(stage, KeyCode.S);
        FxTest.settleUntil(() -> Fixtures.shows(list, "not kept any more"));
        assertTrue(Fixtures.shows(list, "1,000 of 1,000,000 rows"), Fixtures.texts(list)::toString);
    }

    @Test
    void allRowsAreSavedWhereTheUserSays() {
        showMillion();
        services.file = Optional.of(Path.of("/tmp/out.csv"));
        MenuButton save = Fixtures.byId(list, MenuButton.class, "table-save");
        FxTest.onFx(() -> save.getItems().getFirst().fire());
        FxTest.settleUntil(() -> services.told.contains("Saved /tmp/out.csv"));
        kernel.refusal = "the disk is full";
        FxTest.onFx(() -> save.getItems().getLast().fire());
        FxTest.settleUntil(() -> Fixtures.shows(list, "Could not save out.csv: the disk is full"));
        assertEquals(List.of("csv", "parquet"), kernel.heard.stream().filter(ToKernel.SaveTable.class::isInstance)
                .map(message -> ((ToKernel.SaveTable) message).format()).toList());
    }

    @Test
    void aChartIsTwoClicksAway() {
        Stage stage = show(200, 5, true, 200);
        click(list, "table-face-chart");
        pictures(stage, "chart");
        click(list, "chart-keep");
        assertEquals(1, services.kept.size(), services.kept::toString);
        assertTrue(services.kept.getFirst().startsWith("c1 0 "), services.kept::toString);
        click(list, "chart-scatter");
        assertFalse(FxTest.callFx(() -> Fixtures.byId(list, ButtonBase.class, "chart-keep").isDisabled()));
    }

    @Test
    void aKeptChartIsDrawnAndSaved(@TempDir Path folder) throws Exception {
        MimeBundle table = Fixtures.table(60, 5, false, 60);
        Map<?, ?> json = TableContent.of(table.entries().get(MimeBundle.TABLE)).orElseThrow().json();
        @SuppressWarnings("unchecked")
        Map<String, Object> tree = (Map<String, Object>) json;
        var spec = VegaLite.of(new ChartChoice(
                ChartKind.SCATTER, "id", "price", "name", "Prices"), tree);
        FxTest.onFx(() -> list.show(Fixtures.cell(Output.display(MimeBundle.text("chart")
                .with(MimeBundle.VEGA_LITE, spec))), true));
        Stage stage = Fixtures.window(list);
        FxTest.settle();
        pictures(stage, "kept-chart");
        assertTrue(Fixtures.shows(list, "Prices"));
        MenuButton save = Fixtures.byId(list, MenuButton.class, "chart-save");
        services.file = Optional.of(folder.resolve("a.svg"));
        FxTest.onFx(() -> save.getItems().getFirst().fire());
        services.file = Optional.of(folder.resolve("a.png"));
        FxTest.onFx(() -> save.getItems().getLast().fire());
        assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg"));
        var image = new Image(folder.resolve("a.png").toUri().toString());
        assertFalse(image.isError());
        assertTrue(image.getWidth() > 1000, image.getWidth() + " wide");
    }

    @Test
    void thePlanIsDrawnWithItsFigures() {
        Stage stage = showMillion();
        click(list, "table-face-plan");
        FxTest.settleUntil(() -> Fixtures.texts(list).contains("HashJoin"));
        FxTest.settle();
        pictures(stage, "plan");
        List<String> texts = Fixtures.texts(list);
        for (String expected : List.of("Stage 0", "Stage 1", "1,000,000 rows", "210 ms · 51 %")) {
            assertTrue(texts.contains(expected), expected + " in " + texts);
        }
        ButtonBase join = Fixtures.find(list, ButtonBase.class,
                button -> String.valueOf(button.getAccessibleText())
                        .startsWith("HashAggregate,name; sum(price),stage 0"));
        FxTest.onFx(join::fire);
        FxTest.settle();
        assertTrue(Fixtures.shows(list, "4.2 MB spilled"), Fixtures.texts(list)::toString);
        click(list, "plan-text");
        assertTrue(Fixtures.shows(list, "Scan parquet orders"));
    }
}

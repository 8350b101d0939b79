package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.panels.data.DataItem;
import dev.vonk.notebook.panels.data.DataNode;
import dev.vonk.notebook.state.CellState;
import dev.vonk.notebook.state.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DataPanelTest {

    @AfterEach
    void close() {
        FxTest.closeAll();
    }

    @Test
    void tablesFilesAndWhatIsInThem() {
        PanelBench bench = revealed();
        Samples.expand(bench);
        assertEquals("""
                Tables
                  customers (view)
                    id (bigint)
                    name (string)
                    credit (decimal(10,2))
                  order lines (cached view)
                    order (bigint)
                Files (/home/ada)
                  broken
                    the folder may not be read: /home/ada/broken
                  sales
                    may.json (99 B)
                      Reading…
                  days.parquet (1.2 MiB)
                    day (date)
                    sum (double)
                  notes.ipynb (2.0 KiB)
                  people.csv (812 B)
                    the file is damaged: /home/ada/people.csv
                """, text(tree(bench).getRoot(), ""));
    }

    @Test
    void foldersAndFilesAreReadOnlyWhenTheyAreOpened() {
        PanelBench bench = revealed();
        assertEquals(1, bench.kernel.count(ToKernel.ListFiles.class));
        assertEquals(0, bench.kernel.count(ToKernel.DescribeFile.class));
        node(bench, "days.parquet").setExpanded(true);
        assertEquals(1, bench.kernel.count(ToKernel.DescribeFile.class));
    }

    @Test
    void pointingAtAFileReadsItsColumnsOnce() {
        PanelBench bench = revealed();
        DataNode file = node(bench, "days.parquet");
        FxTest.onFx(file::load);
        FxTest.settle();
        FxTest.onFx(file::load);
        assertEquals("day  date\nsum  double", file.schema().get());
        assertEquals(1, bench.kernel.count(ToKernel.DescribeFile.class));
    }

    @Test
    void whatIsDraggedIsCode() {
        PanelBench bench = revealed();
        Samples.expand(bench);
        assertEquals("""
                spark.table("customers")
                col("id")
                col("name")
                col("credit")
                spark.table("order lines")
                col("order")
                spark.read().json("sales/may.json")
                spark.read().parquet("days.parquet")
                col("day")
                col("sum")
                "notes.ipynb"
                spark.read().option("header", true).option("inferSchema", true).csv("people.csv")
                """, code(tree(bench).getRoot()));
    }

    @Test
    void aNameWithQuotesIsStillATextOfJava() {
        DataItem table = new DataItem.Table(new Answer.TableInfo("a\"b\\c", "view", List.of()));
        assertEquals("spark.table(\"a\\\"b\\\\c\")", table.code().orElseThrow());
    }

    @Test
    void sqlQuotesNamesThatAreNone() {
        assertEquals("%%sql\nSELECT *\nFROM `order lines`\nLIMIT 100",
                new DataItem.Table(new Answer.TableInfo("order lines", "view", List.of())).sql());
        assertEquals("%%sql\nSELECT *\nFROM customers\nLIMIT 100",
                new DataItem.Table(new Answer.TableInfo("customers", "view", List.of())).sql());
    }

    @Test
    void enterInsertsACellThatShowsTheTableAndOpensOtherFiles() {
        PanelBench bench = revealed();
        select(bench, "customers");
        FxTest.press(bench.stage, KeyCode.ENTER);
        select(bench, "notes.ipynb");
        FxTest.press(bench.stage, KeyCode.ENTER);
        assertEquals(List.of("work(a)", "spark.table(\"customers\")"),
                bench.store.state().cells().stream().map(CellState::source).toList());
        assertEquals(List.of(Path.of("/home/ada/notes.ipynb")), bench.opened);
    }

    @Test
    void refreshKeepsWhatIsOpenAndShowsWhatIsNew() {
        PanelBench bench = revealed();
        node(bench, "sales").setExpanded(true);
        FxTest.settle();
        bench.kernel.folders.put("/home/ada/sales",
                List.of(new Answer.FileView("june.json", false, 5, "json"),
                        new Answer.FileView("may.json", false, 99, "json")));
        FxTest.onFx(() -> bench.find("data-refresh", Button.class).fire());
        FxTest.settle();
        assertEquals("june.json (5 B)\nmay.json (99 B)\n",
                text(node(bench, "sales"), "").lines().filter(line -> !line.contains("Reading"))
                        .map(line -> line + "\n").collect(Collectors.joining()));
    }

    @Test
    void theFilterLeavesFoldersAndWhatFits() {
        PanelBench bench = revealed();
        FxTest.onFx(() -> bench.find("data-filter", TextField.class).setText("CRED"));
        assertEquals("Tables|customers|Files|broken|sales", rows(tree(bench).getRoot()));
        FxTest.onFx(() -> bench.find("data-filter", TextField.class).setText(""));
        assertEquals("Tables|customers|order lines|Files|broken|sales|days.parquet|notes.ipynb|people.csv",
                rows(tree(bench).getRoot()));
    }

    private static PanelBench revealed() {
        PanelBench bench = new PanelBench(PanelBench.notebook(PanelBench.code("a", 1, RunState.DONE)));
        Samples.fill(bench.kernel);
        bench.open("Data");
        return bench;
    }

    private static TreeView<DataItem> tree(PanelBench bench) {
        return Samples.tree(bench);
    }

    private static DataNode node(PanelBench bench, String label) {
        return tree(bench).getRoot().getChildren().stream().flatMap(section -> section.getChildren().stream())
                .filter(item -> item.getValue().label().equals(label)).map(DataNode.class::cast).findFirst()
                .orElseThrow();
    }

    private static void select(PanelBench bench, String label) {
        FxTest.onFx(() -> {
            tree(bench).requestFocus();
            tree(bench).getSelectionModel().select(node(bench, label));
        });
    }

    private static String text(TreeItem<DataItem> item, String indent) {
        return item.getChildren().stream().map(child -> {
            String detail = child.getValue().detail();
            return indent + child.getValue().label() + (detail.isEmpty() ? "" : " (" + detail + ")") + "\n"
                    + text(child, indent + "  ");
        }).collect(Collectors.joining());
    }

    private static String code(TreeItem<DataItem> item) {
        return item.getValue().code().map(code -> code + "\n").orElse("")
                + item.getChildren().stream().map(DataPanelTest::code).collect(Collectors.joining());
    }

    private static String rows(TreeItem<DataItem> root) {
        return root.getChildren().stream().map(section -> section.getValue().label() + section.getChildren().stream()
                .map(item -> "|" + item.getValue().label()).collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }
}

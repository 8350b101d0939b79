package dev.vonk.notebook.panels;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.panels.data.DataItem;
import java.util.List;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/// What a kernel in the middle of some work would answer.
final class Samples {
    private Samples() {}

    static void fill(FakeKernel kernel) {
        kernel.variables = List.of(
                new Answer.VariableView("orders", "dev.vonk.Dataset<dev.vonk.Row>",
                        "[order: bigint, customer: string, price: decimal(10,2)]", "3 columns"),
                new Answer.VariableView("names", "java.util.List<java.lang.String>", "[Ada, Grace, Barbara]",
                        "3 elements"),
                new Answer.VariableView("total", "double", "1283.75", ""),
                new Answer.VariableView("byCity", "java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>",
                        "{Bonn=[1, 2, 3], Köln=[4]}", "2 entries"));
        kernel.tables = List.of(
                new Answer.TableInfo("customers", "view", List.of(new Answer.ColumnView("id", "bigint"),
                        new Answer.ColumnView("name", "string"), new Answer.ColumnView("credit", "decimal(10,2)"))),
                new Answer.TableInfo("order lines", "cached view", List.of(new Answer.ColumnView("order", "bigint"))));
        kernel.folders.put("/home/ada", List.of(new Answer.FileView("broken", true, 0, ""),
                new Answer.FileView("sales", true, 0, ""),
                new Answer.FileView("days.parquet", false, 1_234_567, "parquet"),
                new Answer.FileView("notes.ipynb", false, 2_048, ""),
                new Answer.FileView("people.csv", false, 812, "csv")));
        kernel.folders.put("/home/ada/sales", List.of(new Answer.FileView("may.json", false, 99, "json")));
        kernel.files.put("/home/ada/days.parquet",
                List.of(new Answer.ColumnView("day", "date"), new Answer.ColumnView("sum", "double")));
        kernel.jobs = List.of(
                new Answer.JobView(1, "2", "count at line 3", "succeeded", 2, 2, 9, 9, 120_000, 4_096_000, 0,
                        1_764_000_000_000L, 0.42, ""),
                new Answer.JobView(2, "", "page of a table", "cancelled", 0, 1, 0, 4, 0, 0, 0, 1_764_000_002_000L, 1.5,
                        ""),
                new Answer.JobView(3, "3", "write parquet at line 1", "failed", 1, 2, 9, 12, 7_000, 44_000, 0,
                        1_764_000_003_000L, 65.2, "worker w3 was lost; 4 tasks ran again"),
                new Answer.JobView(4, "5", "collect at line 12: a join of orders and customers by city", "running", 1,
                        3, 41,
                        128, 1_234_567, 35_651_584, 12_582_912, 1_764_000_070_000L, 3.4,
                        "worker w3 was lost; its 7 tasks run again"),
                new Answer.JobView(5, "", "profile of a table", "running", 0, 0, 0, 0, 0, 0, 0, 1_764_000_071_000L, 0.2,
                        ""));
        kernel.workers = List.of(
                new Answer.WorkerView("w1", "10.0.0.4:7001", "alive", 8, 5, 1_288_490_189L, 4_294_967_296L, ""),
                new Answer.WorkerView("w2", "10.0.0.5:7001", "draining", 2, 1, 104_857_600L, 4_294_967_296L, ""),
                new Answer.WorkerView("w3", "10.0.0.6:7001", "lost", 8, 0, 0, 4_294_967_296L,
                        "no heartbeat for 10 s; its 7 tasks run again elsewhere"));
    }

    static List<Answer.VariableView> laterVariables() {
        return List.of(
                new Answer.VariableView("orders", "dev.vonk.Dataset<dev.vonk.Row>",
                        "[order: bigint, customer: string, price: decimal(10,2)]", "3 columns"),
                new Answer.VariableView("names", "java.util.List<java.lang.String>", "[Ada, Grace, Barbara]",
                        "3 elements"),
                new Answer.VariableView("total", "double", "1300.0", ""),
                new Answer.VariableView("byCity", "java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>",
                        "{Bonn=[1, 2, 3], Köln=[4]}", "2 entries"),
                new Answer.VariableView("limit", "int", "20", ""));
    }

    static void expand(PanelBench bench) {
        FxTest.onFx(() -> {
            TreeItem<DataItem> root = tree(bench).getRoot();
            root.getChildren().getFirst().getChildren().getFirst().setExpanded(true);
            root.getChildren().getLast().getChildren().forEach(file -> file.setExpanded(true));
        });
        FxTest.settle();
    }

    @SuppressWarnings("unchecked")
    static TreeView<DataItem> tree(PanelBench bench) {
        return (TreeView<DataItem>) bench.find("data-tree", TreeView.class);
    }
}

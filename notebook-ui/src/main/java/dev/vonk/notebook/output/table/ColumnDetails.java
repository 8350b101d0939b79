package dev.vonk.notebook.output.table;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.TableQuery;
import dev.vonk.notebook.output.rows.TableField;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is in a column: counts, extremes, mean, and the ranges or commonest values with how often they occur. A click on
/// one of those sets filters.
final class ColumnDetails extends VBox {
    private static final double BAR = 110;

    private final Answer.ColumnProfile profile;
    private final boolean ranges;

    ColumnDetails(TableField field, Answer.ColumnProfile profile, long rows,
            Consumer<List<TableQuery.Filter>> filter) {
        this.profile = profile;
        ranges = field.isNumber() || field.isTime();
        setId("column-details");
        getStyleClass().addAll("output-popup", "output-details");
        Label title = new Label(field.name());
        title.getStyleClass().add("output-popup-title");
        Label type = new Label(field.type());
        type.getStyleClass().add("output-popup-note");
        HBox head = new HBox(title, type);
        head.getStyleClass().add("output-popup-line");
        getChildren().setAll(head, figures(rows));
        if (!profile.bins().isEmpty()) {
            getChildren().add(bins(filter));
        }
    }

    private GridPane figures(long rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("output-figures");
        line(grid, "rows", String.format(Locale.ROOT, "%,d", rows));
        line(grid, "nulls", String.format(Locale.ROOT, "%,d%s", profile.nulls(), share(profile.nulls(), rows)));
        if (profile.distinct() >= 0) {
            line(grid, "distinct", String.format(Locale.ROOT, "about %,d", profile.distinct()));
        }
        line(grid, "least", profile.least());
        line(grid, "most", profile.most());
        if (profile.mean() != null) {
            line(grid, "mean", number(profile.mean()));
        }
        if (profile.deviation() != null) {
            line(grid, "deviation", number(profile.deviation()));
        }
        return grid;
    }

    private static void line(GridPane grid, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(name);
        label.getStyleClass().add("output-popup-note");
        Label shown = new Label(value);
        shown.setMaxWidth(240);
        grid.addRow(grid.getRowCount(), label, shown);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    static String share(long part, long all) {
        return all == 0 || part == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * part / all);
    }

    private VBox bins(Consumer<List<TableQuery.Filter>> filter) {
        VBox box = new VBox();
        box.getStyleClass().add("output-bins");
        long most = profile.bins().stream().mapToLong(Answer.Bin::count).max().orElse(1);
        for (int index = 0; index < profile.bins().size(); index++) {
            Answer.Bin bin = profile.bins().get(index);
            boolean last = index == profile.bins().size() - 1;
            Region bar = new Region();
            bar.getStyleClass().add("output-bin-bar");
            double width = Math.max(1, BAR * bin.count() / Math.max(1, most));
            bar.setMinWidth(width);
            bar.setMaxWidth(width);
            Label label = new Label(bin.label());
            label.getStyleClass().add("output-bin-label");
            Label count = new Label(String.format(Locale.ROOT, "%,d", bin.count()));
            count.getStyleClass().add("output-popup-note");
            HBox line = new HBox(label, bar, count);
            line.getStyleClass().add("output-bin-line");
            Button button = new Button();
            button.setGraphic(line);
            button.getStyleClass().addAll("flat", "output-bin");
            button.setAccessibleText("Filter " + bin.label() + ", " + bin.count() + " rows");
            button.setOnAction(_ -> filter.accept(filters(bin, last)));
            box.getChildren().add(button);
        }
        return box;
    }

    /// A range ends before its end, but for the last one.
    private List<TableQuery.Filter> filters(Answer.Bin bin, boolean last) {
        int column = profile.column();
        if (!ranges || bin.low().equals(bin.high())) {
            return List.of(new TableQuery.Filter(column, TableQuery.Test.EQUAL, bin.low()));
        }
        return List.of(new TableQuery.Filter(column, TableQuery.Test.AT_LEAST, bin.low()),
                new TableQuery.Filter(column, last ? TableQuery.Test.AT_MOST : TableQuery.Test.LESS, bin.high()));
    }
}

package dev.vonk.notebook.output.chart;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A chart that is kept in the notebook, with a way to save it.
public final class ChartOutput extends StackPane {

    public ChartOutput(Map<String, ? extends @Nullable Object> vegaLite, ChartServices services) {
        getStyleClass().add("output-chart-box");
        ChartView chart = new ChartView();
        chart.show(vegaLite);
        MenuButton save = new ChartFile(chart, services).menu();
        save.getStyleClass().add("output-chart-save");
        StackPane.setAlignment(save, Pos.TOP_RIGHT);
        getChildren().setAll(chart, save);
    }
}

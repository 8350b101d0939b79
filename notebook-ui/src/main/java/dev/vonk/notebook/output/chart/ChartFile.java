package dev.vonk.notebook.output.chart;

import dev.vonk.kernel.display.chart.SvgText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Saves a chart as SVG, or as PNG twice as sharp as on the screen.
final class ChartFile {
    private static final double SHARPNESS = 2;

    private final ChartView chart;
    private final ChartServices services;

    ChartFile(ChartView chart, ChartServices services) {
        this.chart = chart;
        this.services = services;
    }

    MenuButton menu() {
        MenuItem svg = new MenuItem("Save as SVG…");
        svg.setOnAction(_ -> services.askFile("Save chart", "chart.svg").ifPresent(this::saveSvg));
        MenuItem png = new MenuItem("Save as PNG…");
        png.setOnAction(_ -> services.askFile("Save chart", "chart.png").ifPresent(this::savePng));
        MenuButton button = new MenuButton("Save", null, svg, png);
        button.setId("chart-save");
        button.getStyleClass().addAll("flat", "small");
        button.setAccessibleText("Save the chart");
        return button;
    }

    private void saveSvg(Path file) {
        save(file, SvgText.of(chart.drawing(), chart.palette()).getBytes(StandardCharsets.UTF_8));
    }

    private void savePng(Path file) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SHARPNESS, SHARPNESS));
        parameters.setFill(Color.web(chart.palette().paper()));
        save(file, PngBytes.of(chart.snapshot(parameters, null)));
    }

    private void save(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
            services.tell("Saved " + file);
        } catch (IOException failure) {
            services.tell("The chart could not be saved to " + file + ": " + failure);
        }
    }
}

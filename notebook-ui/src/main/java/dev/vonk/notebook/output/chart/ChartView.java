package dev.vonk.notebook.output.chart;

import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.display.chart.Palette;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A chart in the colours of the theme, drawn anew when its width or the theme changes.
public final class ChartView extends Region {
    private static final double WIDEST = 860;
    private static final double LEAST_HEIGHT = 220;
    private static final double MOST_HEIGHT = 400;

    private final DrawingView view = new DrawingView();
    /// Its background is the theme's, from which light and dark are told apart.
    private final Region paper = new Region();
    private Map<String, ? extends @Nullable Object> vegaLite = Map.of();
    private double drawnWidth = -1;

    public ChartView() {
        getStyleClass().add("output-chart");
        paper.getStyleClass().add("output-chart-paper");
        paper.setManaged(false);
        paper.setVisible(false);
        getChildren().setAll(paper, view);
        paper.backgroundProperty().subscribe(_ -> redraw());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Chart");
    }

    /// @param newVegaLite the specification, see [dev.vonk.kernel.display.chart.VegaLite]
    public void show(Map<String, ? extends @Nullable Object> newVegaLite) {
        vegaLite = newVegaLite;
        setAccessibleText("Chart" + (newVegaLite.get("title") instanceof String title ? ": " + title : ""));
        redraw();
    }

    /// The chart as it is drawn now.
    Drawing drawing() {
        double width = Math.max(60, Math.min(WIDEST, getWidth()));
        return Charts.draw(vegaLite, width, height(width));
    }

    Palette palette() {
        return isDark() ? Palette.DARK : Palette.LIGHT;
    }

    private void redraw() {
        drawnWidth = -1;
        requestLayout();
    }

    private boolean isDark() {
        return paper.getBackground() != null && paper.getBackground().getFills().stream()
                .map(BackgroundFill::getFill)
                .anyMatch(fill -> fill instanceof Color color && color.getBrightness() < 0.5);
    }

    private static double height(double width) {
        return Math.clamp(Math.round(Math.min(width, WIDEST) * 0.52), LEAST_HEIGHT, MOST_HEIGHT);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 60;
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width < 0 ? 640 : width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != drawnWidth && getWidth() > 0) {
            drawnWidth = getWidth();
            view.show(drawing(), palette());
        }
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}

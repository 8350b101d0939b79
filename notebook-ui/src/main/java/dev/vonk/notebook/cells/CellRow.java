package dev.vonk.notebook.cells;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// A cell's gutter, and beside it all the rest. Unlike an HBox it asks the rest for its height at the width it will
/// really have, which matters to charts and wrapped text.
final class CellRow extends Region {
    private final Region gutter;
    private final Region body;

    CellRow(Region gutter, Region body) {
        this.gutter = gutter;
        this.body = body;
        getStyleClass().add("cell-row");
        getChildren().addAll(gutter, body);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double left = gutterWidth();
        double rest = width < 0 ? -1 : Math.max(0, width - left);
        return snapSizeY(Math.max(gutter.prefHeight(left), body.prefHeight(rest)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return gutterWidth() + body.prefWidth(height);
    }

    @Override
    protected void layoutChildren() {
        double left = gutterWidth();
        gutter.resizeRelocate(0, 0, left, getHeight());
        body.resizeRelocate(left, 0, Math.max(0, getWidth() - left), getHeight());
    }

    private double gutterWidth() {
        return snapSizeX(gutter.prefWidth(-1));
    }
}

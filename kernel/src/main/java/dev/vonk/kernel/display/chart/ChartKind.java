package dev.vonk.kernel.display.chart;

/// The charts that can be made of a table.
public enum ChartKind {
    BAR("Bar"), LINE("Line"), AREA("Area"), SCATTER("Scatter"), HISTOGRAM("Histogram"), BOX("Box"),
    HEAT_MAP("Heat map");

    private final String label;

    ChartKind(String label) {
        this.label = label;
    }

    /// The name that users see.
    public String label() {
        return label;
    }
}

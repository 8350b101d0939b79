package dev.vonk.notebook.output.chart;

import dev.vonk.kernel.display.chart.ChartChoice;
import dev.vonk.kernel.display.chart.ChartKind;
import dev.vonk.kernel.display.chart.Charts;
import dev.vonk.kernel.display.chart.VegaLite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Makes a chart of a table: a kind and columns, seen at once, kept when the user wants to. It begins with a chart that
/// suits the table.
public final class ChartBuilder extends VBox {
    private static final String NONE = "—";
    private static final String COUNT = "count of rows";

    private final ToggleGroup kinds = new ToggleGroup();
    private final ComboBox<String> x = box("chart-x", "Column along the bottom");
    private final ComboBox<String> y = box("chart-y", "Column up the side");
    private final ComboBox<String> color = box("chart-color", "Column for the colour");
    private final Label problem = new Label();
    private final Button keep = new Button("Keep");
    private final ChartView chart = new ChartView();
    private Map<String, ? extends @Nullable Object> table = Map.of();
    private Optional<Map<String, @Nullable Object>> drawn = Optional.empty();
    private boolean filling;

    public ChartBuilder(ChartServices services) {
        getStyleClass().add("output-chart-builder");
        HBox pills = new HBox();
        for (ChartKind kind : ChartKind.values()) {
            pills.getChildren().add(pill(kind));
        }
        pills.getChildren().getFirst().getStyleClass().add("left-pill");
        pills.getChildren().getLast().getStyleClass().add("right-pill");
        keep.setId("chart-keep");
        keep.getStyleClass().addAll("accent", "small");
        keep.setOnAction(_ -> drawn.ifPresent(spec -> services.keep(withoutNulls(spec))));
        problem.setId("chart-problem");
        problem.getStyleClass().add("output-note");
        FlowPane choices = new FlowPane(labelled("x", x), labelled("y", y), labelled("colour", color), keep,
                new ChartFile(chart, services).menu());
        choices.getStyleClass().add("output-chart-choices");
        getChildren().setAll(pills, choices, problem, chart);
        kinds.selectedToggleProperty().subscribe(_ -> redraw());
        List.of(x, y, color).forEach(box -> box.valueProperty().subscribe(_ -> redraw()));
    }

    /// Begins with a table, see [dev.vonk.kernel.display.TableJson]; a choice that still fits it stays.
    public void show(Map<String, ? extends @Nullable Object> newTable) {
        table = newTable;
        List<String> names = names();
        boolean fresh = x.getValue() == null || !names.contains(x.getValue());
        filling = true;
        x.getItems().setAll(names);
        y.getItems().setAll(with(COUNT, names));
        color.getItems().setAll(with(NONE, names));
        if (fresh) {
            suggest(names);
        }
        filling = false;
        redraw();
    }

    private void suggest(List<String> names) {
        ChartChoice choice = Charts.suggested(table).orElseGet(() -> new ChartChoice(ChartKind.BAR,
                names.isEmpty() ? "" : names.getFirst(), "", "", ""));
        x.setValue(choice.x());
        y.setValue(choice.y().isEmpty() ? COUNT : choice.y());
        color.setValue(choice.color().isEmpty() ? NONE : choice.color());
        kinds.getToggles().stream().filter(toggle -> toggle.getUserData() == choice.kind())
                .forEach(kinds::selectToggle);
    }

    private void redraw() {
        if (filling || kinds.getSelectedToggle() == null || x.getValue() == null) {
            return;
        }
        ChartKind kind = (ChartKind) kinds.getSelectedToggle().getUserData();
        y.setDisable(kind == ChartKind.HISTOGRAM);
        try {
            Map<String, @Nullable Object> spec = VegaLite.of(new ChartChoice(kind, x.getValue(),
                    chosen(y, COUNT), chosen(color, NONE), ""), table);
            drawn = Optional.of(spec);
            chart.show(spec);
            problem(kind == ChartKind.HEAT_MAP && chosen(y, COUNT).isEmpty()
                    ? "A heat map needs a column up the side"
                    : "");
        } catch (IllegalArgumentException wrong) {
            drawn = Optional.empty();
            problem(String.valueOf(wrong.getMessage()));
        }
        keep.setDisable(drawn.isEmpty());
    }

    private void problem(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }

    private static String chosen(ComboBox<String> box, String nothing) {
        String value = box.getValue();
        return value == null || value.equals(nothing) ? "" : value;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (table.get("schema") instanceof List<?> schema) {
            for (Object field : schema) {
                if (field instanceof Map<?, ?> map) {
                    names.add(String.valueOf(map.get("name")));
                }
            }
        }
        return names;
    }

    private static List<String> with(String first, List<String> names) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(names);
        return all;
    }

    /// Fields of a kept specification are never null; a missing one means the same.
    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> spec) {
        Map<String, Object> kept = new LinkedHashMap<>();
        spec.forEach((key, value) -> {
            if (value != null) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private ToggleButton pill(ChartKind kind) {
        ToggleButton pill = new ToggleButton(kind.label());
        pill.setId("chart-" + kind.name().toLowerCase(Locale.ROOT));
        pill.setUserData(kind);
        pill.setToggleGroup(kinds);
        pill.getStyleClass().add("small");
        if (kind != ChartKind.BAR && kind != ChartKind.HEAT_MAP) {
            pill.getStyleClass().add("center-pill");
        }
        return pill;
    }

    private static ComboBox<String> box(String id, String words) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.getStyleClass().add("small");
        box.setAccessibleText(words);
        box.setVisibleRowCount(14);
        return box;
    }

    private static HBox labelled(String text, ComboBox<String> box) {
        Label label = new Label(text);
        label.setLabelFor(box);
        HBox line = new HBox(label, box);
        line.getStyleClass().add("output-popup-line");
        return line;
    }
}

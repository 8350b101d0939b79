package dev.vonk.notebook.panels;

import dev.vonk.notebook.cells.Tip;
import dev.vonk.notebook.state.CellState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line of the outline: the title, and a dot for each of the first cells beneath it.
final class OutlineRow extends TreeCell<Section> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int MOST_DOTS = 8;

    private final Function<String, Optional<CellState>> cells;
    private final Predicate<Section> isCurrent;
    private final Label title = new Label();
    private final HBox dots = new HBox();
    private final HBox line = new HBox(title, dots);

    OutlineRow(Function<String, Optional<CellState>> cells, Predicate<Section> isCurrent, Consumer<Section> open) {
        this.cells = cells;
        this.isCurrent = isCurrent;
        getStyleClass().add("outline-row");
        dots.getStyleClass().add("outline-dots");
        dots.setAlignment(Pos.CENTER_RIGHT);
        dots.setMinWidth(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        Tip.on(this, this::getAccessibleText);
        setOnMouseClicked(event -> {
            if (getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                open.accept(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Section section, boolean isEmpty) {
        super.updateItem(section, isEmpty);
        boolean blank = isEmpty || section == null;
        setGraphic(blank ? null : line);
        pseudoClassStateChanged(CURRENT, section != null && !blank && isCurrent.test(section));
        if (section == null || blank) {
            setAccessibleText("");
            return;
        }
        title.setText(section.title());
        List<CellState> beneath = section.runnable().stream().flatMap(cell -> cells.apply(cell).stream()).toList();
        dots.getChildren().setAll(beneath.stream().limit(MOST_DOTS).map(OutlineRow::dot).toList());
        if (beneath.size() > MOST_DOTS) {
            Label more = new Label("+" + (beneath.size() - MOST_DOTS));
            more.getStyleClass().add("panel-faint");
            dots.getChildren().add(more);
        }
        String summary = section.title() + summary(beneath);
        setAccessibleText(summary);
    }

    private static Region dot(CellState cell) {
        Region dot = new Region();
        dot.getStyleClass().addAll("state-dot", "state-" + word(cell));
        return dot;
    }

    private static String word(CellState cell) {
        return cell.stale() ? "stale" : cell.run().name().toLowerCase(Locale.ROOT);
    }

    /// How many cells there are beneath, and how many of them are as they should not stay.
    private static String summary(List<CellState> cells) {
        if (cells.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(cells.size() == 1 ? ", 1 cell" : ", " + cells.size() + " cells");
        for (String word : List.of("failed", "interrupted", "running", "queued", "stale")) {
            long count = cells.stream().filter(cell -> word(cell).equals(word)).count();
            text.append(count == 0 ? "" : ", " + count + " " + word);
        }
        return text.toString();
    }
}

package dev.vonk.notebook.output.plan;

import dev.vonk.kernel.protocol.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;

/// The operators of a plan in their places, with the ways of the rows between them.
final class PlanGraph extends Pane {
    private final Consumer<Answer.PlanOperator> chosen;
    private final long total;

    PlanGraph(List<Answer.PlanOperator> operators, Consumer<Answer.PlanOperator> chosen) {
        this.chosen = chosen;
        total = PlanFigures.totalNanos(operators);
        getStyleClass().add("output-plan-graph");
        PlanLayout layout = PlanLayout.of(operators);
        setPrefSize(layout.width(), layout.height());
        setMinSize(layout.width(), layout.height());
        layout.stages().forEach(this::addStage);
        Map<Integer, PlanLayout.Place> byId = new HashMap<>();
        layout.places().forEach(place -> byId.put(place.operator().id(), place));
        for (PlanLayout.Place place : layout.places()) {
            place.operator().inputs().stream().filter(byId::containsKey)
                    .forEach(input -> getChildren().add(way(byId.get(input), place)));
        }
        layout.places().forEach(place -> getChildren().add(box(place)));
    }

    private void addStage(PlanLayout.StageBox stage) {
        Label label = new Label("Stage " + stage.stage());
        label.getStyleClass().add("output-plan-stage-name");
        VBox box = new VBox(label);
        box.getStyleClass().add("output-plan-stage");
        box.setManaged(false);
        box.resizeRelocate(stage.x(), stage.y(), stage.width(), stage.height());
        getChildren().add(box);
    }

    private static CubicCurve way(PlanLayout.Place from, PlanLayout.Place to) {
        double half = PlanLayout.BOX_WIDTH / 2;
        double startY = from.y() + PlanLayout.BOX_HEIGHT;
        double middle = (startY + to.y()) / 2;
        CubicCurve way = new CubicCurve(from.x() + half, startY, from.x() + half, middle, to.x() + half, middle,
                to.x() + half, to.y());
        way.getStyleClass().add("output-plan-way");
        return way;
    }

    private Node box(PlanLayout.Place place) {
        Answer.PlanOperator operator = place.operator();
        Label name = new Label(operator.name());
        name.getStyleClass().add("output-plan-name");
        Label detail = new Label(operator.detail());
        detail.getStyleClass().add("output-plan-detail");
        Label rows = new Label(PlanFigures.rows(operator));
        Label time = new Label(PlanFigures.time(operator, total));
        time.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox figures = new HBox(rows, gap, time);
        figures.getStyleClass().add("output-plan-figures");
        VBox content = new VBox(name, detail, figures, bar(operator));
        content.setMinSize(0, 0);
        Button box = new Button();
        box.setGraphic(content);
        content.prefWidthProperty().bind(box.widthProperty().subtract(20));
        box.getStyleClass().setAll("output-plan-operator");
        box.pseudoClassStateChanged(PseudoClass.getPseudoClass("spilled"), operator.spilled() > 0);
        box.setManaged(false);
        box.resizeRelocate(place.x(), place.y(), PlanLayout.BOX_WIDTH, PlanLayout.BOX_HEIGHT);
        box.setAccessibleText(PlanFigures.all(operator, total).replace('\n', ','));
        box.setOnAction(_ -> chosen.accept(operator));
        return box;
    }

    private Node bar(Answer.PlanOperator operator) {
        double share = total == 0 ? 0 : Math.max(0, operator.nanos()) / (double) total;
        Region bar = new Region();
        bar.getStyleClass().add("output-plan-bar");
        double width = Math.max(share > 0 ? 2 : 0, share * (PlanLayout.BOX_WIDTH - 20));
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        bar.setVisible(share > 0);
        return bar;
    }
}

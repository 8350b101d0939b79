package dev.vonk.notebook.output.chart;

import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.display.chart.Palette;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;

/// A drawing as shapes. One tooltip serves all marks; a click on a series' name in the legend makes its marks faint, a
/// second one brings them back.
final class DrawingView extends Pane {
    private static final double FAINT = 0.1;

    private final Tooltip tip = new Tooltip();
    private final Set<String> faint = new HashSet<>();
    private List<Drawing.Mark> marks = List.of();

    DrawingView() {
        getStyleClass().add("output-drawing");
        setMinSize(0, 0);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::showTip);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tip.hide());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::toggle);
        sceneProperty().subscribe(_ -> tip.hide());
    }

    void show(Drawing drawing, Palette palette) {
        marks = drawing.marks();
        getChildren().setAll(marks.stream().map(mark -> shape(mark, palette)).toList());
        setPrefSize(drawing.width(), drawing.height());
        showFaint();
    }

    private static Shape shape(Drawing.Mark mark, Palette palette) {
        Shape shape = switch (mark) {
            case Drawing.Path path -> path(path, palette);
            case Drawing.Area area -> filled(new Polygon(places(area.points())), area.paint(), area.opacity(), palette);
            case Drawing.Box box -> filled(new Rectangle(box.x(), box.y(), box.width(), box.height()), box.paint(),
                    box.opacity(), palette);
            case Drawing.Dot dot ->
                filled(new Circle(dot.x(), dot.y(), dot.radius()), dot.paint(), dot.opacity(), palette);
            case Drawing.Words words -> words(words, palette);
        };
        shape.setUserData(mark);
        shape.setManaged(false);
        return shape;
    }

    private static Color color(Drawing.Paint paint, Palette palette) {
        return Color.web(palette.of(paint));
    }

    private static Shape filled(Shape shape, Drawing.Paint paint, double opacity, Palette palette) {
        shape.setFill(color(paint, palette).deriveColor(0, 1, 1, opacity));
        return shape;
    }

    private static Polyline path(Drawing.Path path, Palette palette) {
        Polyline line = new Polyline(places(path.points()));
        line.setStroke(color(path.paint(), palette));
        line.setStrokeWidth(path.width());
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setFill(null);
        return line;
    }

    private static Text words(Drawing.Words words, Palette palette) {
        Text text = new Text(words.text());
        text.setFont(Font.font(words.size()));
        text.setFill(color(words.paint(), palette));
        text.setTextOrigin(VPos.CENTER);
        double width = text.getLayoutBounds().getWidth();
        text.setX(words.x() - switch (words.align()) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        });
        text.setY(words.y());
        if (words.degrees() != 0) {
            text.getTransforms().add(new Rotate(words.degrees(), words.x(), words.y()));
        }
        return text;
    }

    private static double[] places(List<Drawing.Point> points) {
        double[] places = new double[points.size() * 2];
        for (int index = 0; index < points.size(); index++) {
            places[2 * index] = points.get(index).x();
            places[2 * index + 1] = points.get(index).y();
        }
        return places;
    }

    private void showTip(MouseEvent event) {
        if (event.getTarget() instanceof Node node && node.getUserData() instanceof Drawing.Mark mark
                && !mark.tip().isEmpty()) {
            tip.setText(mark.tip());
            tip.show(this, event.getScreenX() + 14, event.getScreenY() + 10);
        } else {
            tip.hide();
        }
    }

    private void toggle(MouseEvent event) {
        if (event.getTarget() instanceof Node node && node.getUserData() instanceof Drawing.Words words
                && !words.series().isEmpty()) {
            toggle(words.series());
            event.consume();
        }
    }

    void toggle(String series) {
        if (!faint.remove(series)) {
            faint.add(series);
        }
        showFaint();
    }

    private void showFaint() {
        for (Node node : getChildren()) {
            if (node.getUserData() instanceof Drawing.Mark mark) {
                boolean isFaint = faint.contains(mark.series());
                double opacity = mark instanceof Drawing.Words ? 0.5 : FAINT;
                node.setOpacity(isFaint ? opacity : 1);
            }
        }
    }
}

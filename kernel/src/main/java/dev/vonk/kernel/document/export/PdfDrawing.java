package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.chart.Drawing;
import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.Drawing.Point;
import dev.vonk.kernel.display.chart.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// The shapes of a drawing on paper. Its words are text of the page, see [PdfText], so that they can be searched.
final class PdfDrawing {
    private PdfDrawing() {}

    static void draw(Drawing drawing, Graphics2D graphics) {
        for (Drawing.Mark mark : drawing.marks()) {
            switch (mark) {
                case Drawing.Path path -> {
                    graphics.setColor(color(path.paint(), 1));
                    graphics.setStroke(new BasicStroke((float) path.width(), BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_ROUND));
                    graphics.draw(line(path.points()));
                }
                case Drawing.Area area -> {
                    graphics.setColor(color(area.paint(), area.opacity()));
                    Path2D around = line(area.points());
                    around.closePath();
                    graphics.fill(around);
                }
                case Drawing.Box box -> {
                    graphics.setColor(color(box.paint(), box.opacity()));
                    graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
                }
                case Drawing.Dot dot -> {
                    graphics.setColor(color(dot.paint(), dot.opacity()));
                    graphics.fill(new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(),
                            2 * dot.radius(), 2 * dot.radius()));
                }
                case Drawing.Words _ -> {}
            }
        }
    }

    private static Path2D line(List<Point> points) {
        Path2D line = new Path2D.Double();
        for (int index = 0; index < points.size(); index++) {
            Point point = points.get(index);
            if (index == 0) {
                line.moveTo(point.x(), point.y());
            } else {
                line.lineTo(point.x(), point.y());
            }
        }
        return line;
    }

    private static Color color(Paint paint, double opacity) {
        Color solid = Color.decode(Palette.LIGHT.of(paint));
        return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), (int) Math.round(opacity * 255));
    }
}

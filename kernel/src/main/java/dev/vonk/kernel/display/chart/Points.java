package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.Drawing.Paint;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Points in a plane. Of more than [#MOST] a random choice is drawn, the same each time.
final class Points implements Content {
    static final int MOST = 5000;
    private static final int MANY = 500;

    private final Positions x;
    private final Positions y;
    private final Series series;
    private final Optional<Channel> shade;
    private final Optional<Shades> shades;
    private final List<Map<?, ?>> rows;
    private final List<String> notes;

    private Points(Positions x, Positions y, Series series, Optional<Channel> shade, Optional<Shades> shades,
            List<Map<?, ?>> rows, List<String> notes) {
        this.x = x;
        this.y = y;
        this.series = series;
        this.shade = shade;
        this.shades = shades;
        this.rows = rows;
        this.notes = notes;
    }

    static Points of(Specification chart) {
        Channel xChannel = chart.required(chart.x(), "x");
        Channel yChannel = chart.required(chart.y(), "y");
        Specification counted = Aggregated.points(chart, xChannel, yChannel);
        Positions x = Positions.of(xChannel, yChannel, counted.rows());
        Positions y = Positions.of(yChannel, xChannel, counted.rows());
        Series series = Series.largest(counted);
        List<Map<?, ?>> placed = counted.rows().stream().filter(row -> series.of(row) >= 0
                && !Double.isNaN(x.of().applyAsDouble(row)) && !Double.isNaN(y.of().applyAsDouble(row))).toList();
        List<String> notes = new ArrayList<>(series.leftOut());
        if (placed.size() > MOST) {
            notes.add(NumberText.full(MOST) + " of " + NumberText.full(placed.size())
                    + " points are drawn, chosen at random.");
        }
        Optional<Shades> shades = chart.shades().map(channel -> new Shades(Domain.around(
                placed.stream().mapToDouble(channel::number).toArray(), Domain.Measure.NUMBER), channel.title()));
        return new Points(x, y, series, chart.shades(), shades, chosen(placed), notes);
    }

    /// Each row has the same chance; their order stays.
    private static List<Map<?, ?>> chosen(List<Map<?, ?>> rows) {
        if (rows.size() <= MOST) {
            return rows;
        }
        Random random = new Random(rows.size());
        List<Map<?, ?>> chosen = new ArrayList<>(MOST);
        for (int index = 0; index < rows.size(); index++) {
            if (random.nextInt(rows.size() - index) < MOST - chosen.size()) {
                chosen.add(rows.get(index));
            }
        }
        return chosen;
    }

    @Override
    public Domain x() {
        return withZero(x);
    }

    @Override
    public Domain y() {
        return withZero(y);
    }

    /// Vega-Lite lets axes of points begin at zero unless told otherwise; where that would press them into a corner it
    /// is not done here.
    private static Domain withZero(Positions positions) {
        if (!(positions.domain() instanceof Domain.Range range) || range.measure() == Domain.Measure.MOMENT
                || !positions.channel().zero()) {
            return positions.domain();
        }
        double length = range.high() - range.low();
        boolean near = range.low() > 0 ? range.low() < length : range.high() < 0 && -range.high() < length;
        return near ? new Domain.Range(Math.min(0, range.low()), Math.max(0, range.high()), range.measure()) : range;
    }

    @Override
    public String xTitle() {
        return x.channel().title();
    }

    @Override
    public String yTitle() {
        return y.channel().title();
    }

    @Override
    public List<String> series() {
        return series.names();
    }

    @Override
    public Optional<Shades> shades() {
        return shades;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void draw(Plane plane, Canvas canvas) {
        double radius = rows.size() > MANY ? 2.5 : 3.5;
        double opacity = rows.size() > MANY ? 0.45 : 0.75;
        for (Map<?, ?> row : rows) {
            double across = x.of().applyAsDouble(row);
            double up = y.of().applyAsDouble(row);
            int number = series.of(row);
            Paint paint = Paint.series(number);
            String tip = x.tip(across) + "\n" + y.tip(up) + series.tip(number);
            if (shades.isPresent() && shade.isPresent()) {
                double value = shade.get().number(row);
                if (Double.isNaN(value)) {
                    continue;
                }
                paint = Paint.shade(shades.get().of(value));
                tip += "\n" + shades.get().title() + ": " + NumberText.full(value);
            }
            canvas.add(new Drawing.Dot(plane.x().at(across), plane.y().at(up), radius, paint, opacity,
                    series.name(number), tip));
        }
    }
}

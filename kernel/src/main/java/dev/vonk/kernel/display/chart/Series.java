package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Names;
import dev.vonk.kernel.display.chart.specification.Specification;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The series of a chart: one for each colour. Beyond [#MOST] colours nobody tells them apart.
final class Series {
    static final int MOST = 10;

    private final Optional<Channel> channel;
    private final Optional<Names> names;

    private Series(Optional<Channel> channel, Optional<Names> names) {
        this.channel = channel;
        this.names = names;
    }

    /// The series with the most rows; the rows of the others are left out.
    static Series largest(Specification chart) {
        return new Series(chart.series(), chart.series().map(channel -> {
            Names all = Names.of(channel, chart.rows());
            return all.largest(MOST, counts(all, chart));
        }));
    }

    /// The series with the most rows, and one of all others.
    static Series withOthers(Specification chart) {
        return new Series(chart.series(), chart.series().map(channel -> {
            Names all = Names.of(channel, chart.rows());
            if (all.names().size() <= MOST) {
                return all;
            }
            Names kept = all.largest(MOST - 1, counts(all, chart));
            return kept.withOthers("others (" + kept.others() + ")");
        }));
    }

    private static double[] counts(Names names, Specification chart) {
        double[] counts = new double[names.names().size()];
        for (Map<?, ?> row : chart.rows()) {
            int number = names.of(row);
            if (number >= 0) {
                counts[number]++;
            }
        }
        return counts;
    }

    int count() {
        return names.map(known -> known.names().size()).orElse(1);
    }

    /// The row's series; -1 where it is left out.
    int of(Map<?, ?> row) {
        return names.map(known -> known.of(row)).orElse(0);
    }

    /// Empty where the chart has no series.
    String name(int series) {
        return names.map(known -> known.names().get(series)).orElse("");
    }

    /// The names for the legend.
    List<String> names() {
        return names.map(Names::names).orElse(List.of());
    }

    /// A line of a tooltip.
    String tip(int series) {
        return channel.map(known -> "\n" + known.title() + ": " + name(series)).orElse("");
    }

    /// Whether it colours by the same column as the channel.
    boolean isOf(Channel other) {
        return channel.filter(known -> known.field().equals(other.field())).isPresent();
    }

    /// What is said where series are left out.
    List<String> leftOut() {
        return names.filter(known -> known.others() > 0)
                .map(known -> List.of("The " + MOST + " series with the most rows are drawn, " + known.others()
                        + " are not."))
                .orElse(List.of());
    }
}

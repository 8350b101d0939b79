package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.NumberText;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Moments;
import dev.vonk.kernel.display.chart.specification.Names;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Where the rows lie along an axis: at a number, a moment or the number of a name; NaN for nowhere.
record Positions(Channel channel, Domain domain, ToDoubleFunction<Map<?, ?>> of) {
    private static final int MOST_NAMES = 500;

    /// @param value what is measured there, which names may be ordered by
    static Positions of(Channel channel, Channel value, List<Map<?, ?>> rows) {
        if (!channel.isContinuous()) {
            Names names = Names.of(channel, value, rows).first(MOST_NAMES);
            return new Positions(channel, new Domain.Names(names.names(), names.ordered()), row -> {
                int number = names.of(row);
                return number < 0 ? Double.NaN : number;
            });
        }
        double[] values = rows.stream().mapToDouble(channel::number).toArray();
        Domain.Measure measure = channel.type() == Channel.Type.TEMPORAL
                ? Domain.Measure.MOMENT
                : Domain.Measure.NUMBER;
        return new Positions(channel, Domain.around(values, measure), channel::number);
    }

    String tip(double place) {
        String words = domain instanceof Domain.Names names
                ? names.names().get((int) place)
                : words(channel, place);
        return channel.title() + ": " + words;
    }

    /// A number or moment in words.
    static String words(Channel channel, double value) {
        return channel.type() == Channel.Type.TEMPORAL
                ? Moments.text(value, channel.unit())
                : NumberText.full(value);
    }
}

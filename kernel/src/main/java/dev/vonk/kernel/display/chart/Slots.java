package dev.vonk.kernel.display.chart;

import dev.vonk.kernel.display.chart.scale.Bins;
import dev.vonk.kernel.display.chart.scale.Domain;
import dev.vonk.kernel.display.chart.scale.Scale;
import dev.vonk.kernel.display.chart.specification.Channel;
import dev.vonk.kernel.display.chart.specification.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The places along an axis at which bars and boxes stand.
sealed interface Slots {
    Domain domain();

    int count();

    /// The row's slot; -1 for none.
    int of(Map<?, ?> row);

    String label(int slot);

    double from(int slot, Scale scale);

    double to(int slot, Scale scale);

    /// The slots of a channel: its bins, its moments or numbers, or its names.
    static Slots of(Channel channel, List<Map<?, ?>> rows) {
        double[] numbers = channel.type() == Channel.Type.QUANTITATIVE || channel.type() == Channel.Type.TEMPORAL
                ? rows.stream().mapToDouble(channel::number).toArray()
                : new double[0];
        if (channel.bins() > 0) {
            return new OfBins(channel, Bins.of(numbers, channel.bins()));
        }
        if (channel.isContinuous()) {
            return OfNumbers.of(channel, numbers);
        }
        return new OfNames(Names.of(channel, rows));
    }

    /// A slot for each name.
    record OfNames(Names names) implements Slots {
        @Override
        public Domain domain() {
            return new Domain.Names(names.names(), names.ordered());
        }

        @Override
        public int count() {
            return names.names().size();
        }

        @Override
        public int of(Map<?, ?> row) {
            return names.of(row);
        }

        @Override
        public String label(int slot) {
            return names.names().get(slot);
        }

        @Override
        public double from(int slot, Scale scale) {
            return scale.at(slot) - half(scale);
        }

        @Override
        public double to(int slot, Scale scale) {
            return scale.at(slot) + half(scale);
        }

        private static double half(Scale scale) {
            double band = scale.band();
            return Math.min(band < 4 ? band / 2 : band * 0.38, 45);
        }
    }

    /// Bins side by side.
    record OfBins(Channel channel, Bins bins) implements Slots {
        @Override
        public Domain domain() {
            return new Domain.Range(bins.low(), bins.start(bins.count()), Domain.Measure.NUMBER);
        }

        @Override
        public int count() {
            return bins.count();
        }

        @Override
        public int of(Map<?, ?> row) {
            double number = channel.number(row);
            return Double.isNaN(number) ? -1 : bins.of(number);
        }

        @Override
        public String label(int slot) {
            return bins.label(slot);
        }

        @Override
        public double from(int slot, Scale scale) {
            return scale.at(bins.start(slot)) + gap(scale);
        }

        @Override
        public double to(int slot, Scale scale) {
            return scale.at(bins.start(slot + 1)) - gap(scale);
        }

        private double gap(Scale scale) {
            double gap = scale.length() / bins.count() > 4 ? 0.5 : 0;
            return scale.to() > scale.from() ? gap : -gap;
        }
    }

    /// Numbers or moments, each in the middle of its slot.
    record OfNumbers(Channel channel, double[] values, double half) implements Slots {
        static OfNumbers of(Channel channel, double[] numbers) {
            double[] values = Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sorted().distinct()
                    .toArray();
            double gap = Double.POSITIVE_INFINITY;
            for (int index = 1; index < values.length; index++) {
                gap = Math.min(gap, values[index] - values[index - 1]);
            }
            Domain.Range range = Domain.around(values, Domain.Measure.NUMBER);
            double length = range.high() - range.low();
            return new OfNumbers(channel, values, Math.clamp(gap, length / 1000, length) * 0.4);
        }

        @Override
        public Domain domain() {
            double[] ends = values.length == 0
                    ? values
                    : new double[]{values[0] - half, values[values.length - 1] + half};
            return Domain.around(ends, channel.type() == Channel.Type.TEMPORAL
                    ? Domain.Measure.MOMENT
                    : Domain.Measure.NUMBER);
        }

        @Override
        public int count() {
            return values.length;
        }

        @Override
        public int of(Map<?, ?> row) {
            double number = channel.number(row);
            return Double.isNaN(number) ? -1 : Arrays.binarySearch(values, number);
        }

        @Override
        public String label(int slot) {
            return Positions.words(channel, values[slot]);
        }

        @Override
        public double from(int slot, Scale scale) {
            return scale.at(values[slot] - half);
        }

        @Override
        public double to(int slot, Scale scale) {
            return scale.at(values[slot] + half);
        }
    }
}

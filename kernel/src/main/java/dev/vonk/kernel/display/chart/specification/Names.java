package dev.vonk.kernel.display.chart.specification;

import dev.vonk.kernel.display.chart.scale.Bins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The names that a channel has in the rows, in order, and which of them each row has.
///
/// @param names   those that are kept
/// @param others  how many names were too many
/// @param ordered whether they follow an order that readers know
public record Names(List<String> names, int others, boolean ordered, Map<String, Integer> numbers,
        Function<Map<?, ?>, String> nameOf) {

    /// All names of the channel. Numbers in bins are named as their bins, and every bin has a place.
    public static Names of(Channel channel, List<Map<?, ?>> rows) {
        if (channel.bins() > 0) {
            Bins bins = Bins.of(rows.stream().mapToDouble(channel::number).toArray(), channel.bins());
            List<String> labels = new ArrayList<>();
            for (int bin = 0; bin < bins.count(); bin++) {
                labels.add(bins.label(bin));
            }
            return made(labels, true, 0, row -> {
                double value = channel.number(row);
                return Double.isNaN(value) ? "null" : bins.label(bins.of(value));
            });
        }
        Map<String, Double> found = new LinkedHashMap<>();
        rows.forEach(row -> found.putIfAbsent(channel.name(row), key(channel, row)));
        List<String> names = new ArrayList<>(found.keySet());
        boolean ordered = channel.type() == Channel.Type.TEMPORAL || channel.type() == Channel.Type.ORDINAL
                || found.entrySet().stream().noneMatch(
                        name -> Double.isNaN(name.getValue()) && !name.getKey().equals("null"));
        Comparator<String> natural = Comparator
                .comparing((String name) -> found.getOrDefault(name, Double.NaN))
                .thenComparing(Comparator.naturalOrder());
        switch (channel.order()) {
            case Channel.Order.AsGiven _,Channel.Order.ByValue _ -> {}
            case Channel.Order.Sorted sorted -> names.sort(sorted.descending() ? natural.reversed() : natural);
            case Channel.Order.Listed listed -> names.sort(Comparator.comparingInt(name -> place(listed, name)));
        }
        return made(names, ordered, 0, channel::name);
    }

    /// All names of the channel, by what another channel measures where its order says so.
    public static Names of(Channel channel, Channel value, List<Map<?, ?>> rows) {
        Names names = of(channel, rows);
        if (!(channel.order() instanceof Channel.Order.ByValue by) || channel.bins() > 0 || !value.isMeasure()) {
            return names;
        }
        List<List<Double>> numbers = new ArrayList<>();
        names.names().forEach(_ -> numbers.add(new ArrayList<>()));
        rows.forEach(row -> numbers.get(names.of(row)).add(value.number(row)));
        double[] totals = numbers.stream()
                .mapToDouble(group -> Aggregate.of(value.aggregate(),
                        group.stream().mapToDouble(Double::doubleValue).toArray()))
                .toArray();
        return names.by(totals, by.descending());
    }

    /// The number of the row's name; -1 where it is none of those kept.
    public int of(Map<?, ?> row) {
        return numbers.getOrDefault(nameOf.apply(row), -1);
    }

    /// In the order of `weights`, one for each name.
    public Names by(double[] weights, boolean descending) {
        List<Integer> order = new ArrayList<>(numbers.values());
        order.sort(Comparator.comparingDouble(number -> Double.isNaN(weights[number])
                ? 0
                : descending ? -weights[number] : weights[number]));
        return made(order.stream().map(names::get).toList(), false, others, nameOf);
    }

    /// The `most` names of the largest weights, in the order they have here.
    public Names largest(int most, double[] weights) {
        if (names.size() <= most) {
            return this;
        }
        List<Integer> order = new ArrayList<>(numbers.values());
        order.sort(Comparator.comparingDouble(number -> Double.isNaN(weights[number]) ? 0 : -weights[number]));
        List<String> kept = order.stream().limit(most).sorted().map(names::get).toList();
        return made(kept, ordered, others + names.size() - kept.size(), nameOf);
    }

    /// The first `most` names.
    public Names first(int most) {
        return names.size() <= most
                ? this
                : made(names.subList(0, most), ordered, others + names.size() - most, nameOf);
    }

    /// From the last to the first.
    public Names reversed() {
        return made(names.reversed(), ordered, others, nameOf);
    }

    /// With one more name, for all others.
    public Names withOthers(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        Map<String, Integer> known = numbers;
        Function<Map<?, ?>, String> inner = nameOf;
        return made(more, ordered, others, row -> known.containsKey(inner.apply(row)) ? inner.apply(row) : name);
    }

    private static Names made(List<String> names, boolean ordered, int others, Function<Map<?, ?>, String> nameOf) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        names.forEach(name -> numbers.putIfAbsent(name, numbers.size()));
        return new Names(List.copyOf(numbers.keySet()), others, ordered, numbers, nameOf);
    }

    /// By what names are ordered: those that are numbers or moments by these.
    private static double key(Channel channel, Map<?, ?> row) {
        if (channel.type() == Channel.Type.TEMPORAL) {
            return channel.number(row);
        }
        Object value = channel.value(row);
        double number = value instanceof Boolean ? Double.NaN : Reading.number(value);
        return Double.isNaN(number) ? Reading.moment(value) : number;
    }

    private static int place(Channel.Order.Listed listed, String name) {
        int place = listed.names().indexOf(name);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}

package dev.vonk.kernel.display.chart.specification;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A chart as it is to be drawn.
///
/// @param color  the channel that makes series, or shades where it measures
/// @param beside whether bars of the series of one name stand side by side instead of on top of each other
/// @param notes  what of the specification is not drawn, in sentences
public record Specification(Mark mark, List<Map<?, ?>> rows, Optional<Channel> x, Optional<Channel> y,
        Optional<Channel> color, boolean beside, String title, String subtitle, List<String> notes) {
    public Specification {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /// The marks that are drawn.
    public enum Mark { BAR, LINE, AREA, POINT, BOX, RECT }

    /// The channel whose values make series.
    public Optional<Channel> series() {
        return color.filter(channel -> !channel.isMeasure());
    }

    /// The channel whose values are shades.
    public Optional<Channel> shades() {
        return color.filter(Channel::isMeasure);
    }

    public Channel required(Optional<Channel> channel, String name) {
        return channel.orElseThrow(() -> new NotDrawnException("It has no " + name + " channel."));
    }
}

package dev.vonk.kernel.display.chart.scale;

/// A domain laid along a line of pixels.
///
/// @param from the pixel of its begin
/// @param to   the pixel of its end; less than `from` where values grow upwards
public record Scale(Domain domain, double from, double to) {
    /// The pixel of a value (of a name: its number, whose place is the middle of its band), never outside the line.
    public double at(double value) {
        double share = switch (domain) {
            case Domain.Names names -> (value + 0.5) / Math.max(1, names.names().size());
            case Domain.Range range -> (value - range.low()) / (range.high() - range.low());
        };
        return from + Math.clamp(share, 0, 1) * (to - from);
    }

    /// The pixels for each name; for a range all of them.
    public double band() {
        return switch (domain) {
            case Domain.Names names -> length() / Math.max(1, names.names().size());
            case Domain.Range _ -> length();
        };
    }

    public double length() {
        return Math.abs(to - from);
    }
}

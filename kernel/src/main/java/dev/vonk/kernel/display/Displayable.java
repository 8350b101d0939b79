package dev.vonk.kernel.display;

/// A value that knows how it wants to be shown, such as a DataFrame or a chart.
@FunctionalInterface
public interface Displayable {
    /// The value in every form it has. Must stay cheap: a preview never runs a whole query.
    MimeBundle display(DisplayLimits limits);
}

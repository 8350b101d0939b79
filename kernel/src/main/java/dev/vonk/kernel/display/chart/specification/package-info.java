/// What a chart's specification says, read once into plain data: the mark, the channels, the rows. Of Vega-Lite only
/// the part that is drawn; the rest becomes notes for the reader of the chart.
///
/// Read first: [Specification], [Channel], [SpecificationReader].
///
/// What must not come in: pixels, colours.
@NullMarked
package dev.vonk.kernel.display.chart.specification;

import org.jspecify.annotations.NullMarked;

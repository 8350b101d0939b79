/// From values to places along a line, and the words beside them: domains, scales, ticks, bins, numbers as text, how
/// wide a text is.
///
/// Read first: [Domain], [Scale], [Ticks].
///
/// What must not come in: specifications, marks, colours.
@NullMarked
package dev.vonk.kernel.display.chart.scale;

import org.jspecify.annotations.NullMarked;

/// Charts. A chart is kept as a Vega-Lite specification; what every front end draws of it is a [Drawing]: lines, boxes
/// and words at places, with no trace of any toolkit.
///
/// Read first: [ChartChoice], [VegaLite], [Charts], [Drawing].
///
/// What must not come in: toolkits, files, sessions.
@NullMarked
package dev.vonk.kernel.display.chart;

import org.jspecify.annotations.NullMarked;

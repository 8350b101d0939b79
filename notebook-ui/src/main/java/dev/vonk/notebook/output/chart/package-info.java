/// Charts: a [dev.vonk.kernel.display.chart.Drawing] as nodes, made from a kept specification or built from a table.
///
/// Read first: [ChartView] and [ChartBuilder].
///
/// What must not come in: kernels, how a chart is laid out.
@NullMarked
package dev.vonk.notebook.output.chart;

import org.jspecify.annotations.NullMarked;

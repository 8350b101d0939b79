package dev.vonk.notebook.output.chart;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a chart asks of what is around it.
public interface ChartServices {
    /// Keeps the chart in the notebook.
    void keep(Map<String, Object> vegaLite);

    /// Asks the user where to save something.
    ///
    /// @param name the name of the file that is suggested
    Optional<Path> askFile(String title, String name);

    /// Tells the user something in passing.
    void tell(String text);
}

package dev.vonk.kernel.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How to start a kernel of one's own.
///
/// @param folder the folder in which relative paths of cells begin
/// @param master where queries run; empty for the default
/// @param conf settings of the session; they never become arguments of a process
/// @param jvmOptions options for its JVM beside the usual ones, such as `-Xmx8g`
public record KernelLaunch(Path folder, Optional<String> master, Map<String, String> conf, List<String> jvmOptions) {
    public KernelLaunch {
        conf = Map.copyOf(conf);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /// The defaults, in a folder.
    public static KernelLaunch in(Path folder) {
        return new KernelLaunch(folder, Optional.empty(), Map.of(), List.of());
    }
}

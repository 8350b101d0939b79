package dev.vonk.kernel.client;

import dev.vonk.kernel.server.KernelMain;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a kernel's process is started: by the Java that runs here, with the same class path, and with the options that the
/// launcher `vonk` gives.
final class KernelCommand {
    private static final String CRASH = "vonk-kernel-crash-";

    private KernelCommand() {}

    static ProcessBuilder of(KernelLaunch launch) {
        return new ProcessBuilder(arguments(launch, System.getenv())).directory(launch.folder().toFile())
                .redirectErrorStream(true);
    }

    static List<String> arguments(KernelLaunch launch, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseParallelGC", "-Xlog:disable", "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=75", "-XX:ErrorFile=" + crashReport("%p"),
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        String cache = System.getProperty("vonk.aot", "");
        if (!cache.isEmpty() && Files.exists(Path.of(cache))) {
            command.add("-XX:AOTCache=" + cache);
        }
        Stream.of(environment.getOrDefault("VONK_JAVA_OPTS", "").split("\\s+")).filter(each -> !each.isEmpty())
                .forEach(command::add);
        command.addAll(launch.jvmOptions());
        command.addAll(List.of("-cp", classPath(), KernelMain.class.getName()));
        return command;
    }

    /// With whole paths, since the kernel works in a folder of its own.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Where the JVM of a kernel leaves its report when it crashes.
    static Path crashReport(long pid) {
        return Path.of(crashReport(String.valueOf(pid)));
    }

    private static String crashReport(String pid) {
        return Path.of(System.getProperty("java.io.tmpdir"), CRASH + pid + ".log").toString();
    }
}

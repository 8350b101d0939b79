package dev.vonk.notebook.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the command line says.
///
/// @param files to open; the tour where there are none on the first start, else an empty notebook
/// @param dark whether the theme is dark; empty for the one used last
/// @param connect the file of a kernel to attach to
/// @param master where queries run; empty for the default
/// @param warmUp whether to open, draw and end, so that what was loaded can be kept for later starts
/// @param home the folder of the user's own files
public record LaunchOptions(
        List<Path> files, Optional<Boolean> dark, Optional<Path> connect, Optional<String> master, boolean warmUp,
        Path home) {
    public static final String USAGE = """
            Usage: vonk notebook [options] [FILE...]
              FILE               notebooks (.ipynb), scripts (.jsh) or programs (.java) to open
              --theme NAME       light or dark
              --master WHERE     where queries run, such as local[4] or vonk://HOST:PORT
              --connect FILE     attach to the kernel whose address is in this file (written by vonk kernel)
              --help             show this
            """;
    /// Where the user's own files go, in place of `~/.vonk`.
    private static final String HOME = "vonk.home";

    public LaunchOptions {
        files = List.copyOf(files);
    }

    /// @throws IllegalArgumentException whose message is for users, if an argument is not known or lacks its value
    public static LaunchOptions parse(List<String> arguments, Map<String, String> environment) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        List<Path> files = new ArrayList<>();
        Optional<Boolean> dark = Optional.empty();
        Optional<Path> connect = Optional.empty();
        Optional<String> master = Optional.empty();
        boolean warmUp = false;
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "--theme" -> dark = Optional.of(theme(value(argument, rest)));
                case "--connect" -> connect = Optional.of(Path.of(value(argument, rest)));
                case "--master" -> master = Optional.of(value(argument, rest));
                case "--warm-up" -> warmUp = true;
                default -> files.add(file(argument));
            }
        }
        return new LaunchOptions(files, dark, connect, master, warmUp, warmUp ? passing() : home(environment));
    }

    private static Path file(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + argument);
        }
        return Path.of(argument);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove();
    }

    private static boolean theme(String name) {
        return switch (name) {
            case "dark" -> true;
            case "light" -> false;
            default -> throw new IllegalArgumentException("--theme is light or dark, not " + name);
        };
    }

    /// What is opened only to be loaded leaves nothing among the user's own files.
    private static Path passing() {
        try {
            return Files.createTempDirectory("vonk-warm-up");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path home(Map<String, String> environment) {
        String stated = System.getProperty(HOME, environment.getOrDefault("VONK_HOME", ""));
        return stated.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".vonk") : Path.of(stated);
    }
}

package dev.vonk.notebook;

import dev.vonk.notebook.app.Launch;
import dev.vonk.notebook.app.LaunchOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program behind `vonk notebook`.
public final class NotebookMain {
    private static final int MISTAKE = 2;
    /// Kept, since loggers that nobody holds forget their level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private NotebookMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> given = List.of(arguments);
        if (given.contains("--help")) {
            System.out.print(LaunchOptions.USAGE);
            return;
        }
        LaunchOptions options;
        try {
            options = LaunchOptions.parse(given, System.getenv());
            Launch.check(options);
        } catch (IllegalArgumentException mistake) {
            fail(mistake.getMessage() + "\n" + LaunchOptions.USAGE);
            return;
        }
        if (!hasDisplay(System.getenv())) {
            fail("No display: neither DISPLAY nor WAYLAND_DISPLAY is set. Use `vonk repl` for the terminal.\n");
        }
        // It warns that JavaFX is on the class path, which is how this program is started.
        JAVAFX.setLevel(Level.SEVERE);
        try {
            Launch.run(options);
        } catch (UnsupportedOperationException noDisplay) {
            fail("The display cannot be opened (" + noDisplay.getMessage() + "; DISPLAY is "
                    + System.getenv().getOrDefault("DISPLAY", "not set") + "). Use `vonk repl` for the terminal.\n");
        }
        System.exit(0);
    }

    private static boolean hasDisplay(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return !system.contains("linux")
                || "Headless".equals(System.getProperty("glass.platform"))
                || environment.containsKey("DISPLAY")
                || environment.containsKey("WAYLAND_DISPLAY");
    }

    private static void fail(String message) {
        System.err.print("vonk notebook: " + message);
        System.exit(MISTAKE);
    }
}

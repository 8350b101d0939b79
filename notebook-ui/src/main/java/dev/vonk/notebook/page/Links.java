package dev.vonk.notebook.page;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Opens links in the desktop's own programs. Only pages, mail and files: a notebook from elsewhere must not start
/// anything else.
final class Links {
    private static final Set<String> ALLOWED = Set.of("http", "https", "mailto", "file");

    private Links() {}

    /// @return whether a program was started for it
    static boolean open(String link) {
        try {
            URI address = new URI(link);
            String scheme = address.getScheme();
            if (scheme == null || !ALLOWED.contains(scheme.toLowerCase(Locale.ROOT))) {
                return false;
            }
            new ProcessBuilder(command(address.toString()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (URISyntaxException | IOException notOpened) {
            return false;
        }
    }

    private static List<String> command(String link) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return List.of("open", link);
        }
        return system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", link)
                : List.of("xdg-open", link);
    }
}

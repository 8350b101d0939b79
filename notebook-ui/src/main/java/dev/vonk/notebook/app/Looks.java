package dev.vonk.notebook.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;

/// Theme, style sheets and size of letters: the one place where they are loaded.
public final class Looks {
    /// Each room with nodes has one sheet, named as the room.
    private static final List<String> ROOMS = List.of("editor", "output", "cells", "panels", "app");
    private static final double LETTERS = 13;

    private Looks() {}

    /// Both themes style everything anew when they change, windows that are open included.
    public static void theme(boolean dark) {
        String sheet = (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    /// Loads our sheets into a scene.
    ///
    /// @param zoom 1 for the normal size
    public static void dress(Scene scene, double zoom) {
        List<String> sheets = new ArrayList<>(sheets());
        sheets.add(letters(zoom));
        scene.getStylesheets().setAll(sheets);
    }

    /// The addresses of our sheets, in the order in which they are loaded.
    public static List<String> sheets() {
        List<String> found = new ArrayList<>();
        for (String room : ROOMS) {
            URL sheet = Looks.class.getResource("/dev/vonk/notebook/" + room + "/" + room + ".css");
            if (sheet != null) {
                found.add(sheet.toExternalForm());
            }
        }
        return found;
    }

    private static String letters(double zoom) {
        String rule = String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; }", LETTERS * zoom);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
    }
}

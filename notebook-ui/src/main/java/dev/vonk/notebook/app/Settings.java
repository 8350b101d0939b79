package dev.vonk.notebook.app;

/// What the user likes.
///
/// @param zoom 1 for the normal size of letters
/// @param width of the window, as it was last; so is `height`
record Settings(boolean dark, double zoom, boolean panels, boolean lineNumbers, double width, double height) {
    static final Settings STANDARD = new Settings(false, 1, true, false, 1280, 860);

    Settings {
        zoom = Math.clamp(zoom, 0.5, 3);
    }

    Settings withDark(boolean isDark) {
        return new Settings(isDark, zoom, panels, lineNumbers, width, height);
    }

    Settings withZoom(double newZoom) {
        return new Settings(dark, newZoom, panels, lineNumbers, width, height);
    }

    Settings withPanels(boolean shown) {
        return new Settings(dark, zoom, shown, lineNumbers, width, height);
    }

    Settings withLineNumbers(boolean shown) {
        return new Settings(dark, zoom, panels, shown, width, height);
    }

    Settings withSize(double newWidth, double newHeight) {
        return new Settings(dark, zoom, panels, lineNumbers, newWidth, newHeight);
    }
}

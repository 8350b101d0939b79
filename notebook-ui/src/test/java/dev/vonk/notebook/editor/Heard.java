package dev.vonk.notebook.editor;

import java.util.ArrayList;
import java.util.List;

/// Writes down what an editor tells.
final class Heard implements CellEditor.Listener {
    final List<String> events = new ArrayList<>();

    @Override
    public void edited(String text, int caret) {
        events.add("edited " + text.substring(0, caret) + "|" + text.substring(caret));
    }

    @Override
    public void moved(int caret) {
        events.add("moved " + caret);
    }

    @Override
    public void left(boolean down) {
        events.add(down ? "left down" : "left up");
    }

    @Override
    public void focused() {
        events.add("focused");
    }
}

package dev.vonk.notebook.app;

import dev.vonk.notebook.page.Settings;
import dev.vonk.notebook.page.Workplace;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;

/// What the user may choose. A choice takes effect at once.
final class SettingsForm extends GridPane {

    SettingsForm(Workplace workplace, Requests requests) {
        super(18, 12);
        setId("settings");
        Settings settings = workplace.settings();
        CheckBox dark = box("Dark theme", settings.dark());
        dark.selectedProperty().addListener((_, _, on) -> requests.change(each -> each.withDark(on)));
        CheckBox panels = box("Side panels", settings.panels());
        panels.selectedProperty().addListener((_, _, on) -> requests.change(each -> each.withPanels(on)));
        CheckBox lines = box("Line numbers", settings.lineNumbers());
        lines.selectedProperty().addListener((_, _, on) -> requests.change(each -> each.withLineNumbers(on)));
        Slider zoom = new Slider(0.7, 2, settings.zoom());
        zoom.setAccessibleText("Size of letters");
        zoom.setPrefWidth(240);
        zoom.valueChangingProperty().addListener(_ -> zoom(zoom, requests));
        zoom.valueProperty().addListener(_ -> zoom(zoom, requests));
        addRow(0, new Label("Looks"), dark);
        addRow(1, new Label(""), panels);
        addRow(2, new Label(""), lines);
        addRow(3, new Label("Size of letters"), zoom);
    }

    /// By keys the value changes at once; while it is dragged, the window waits, since the slider would move with it.
    private static void zoom(Slider slider, Requests requests) {
        if (!slider.isValueChanging()) {
            requests.change(each -> each.withZoom(slider.getValue()));
        }
    }

    private static CheckBox box(String text, boolean selected) {
        CheckBox box = new CheckBox(text);
        box.setSelected(selected);
        return box;
    }
}

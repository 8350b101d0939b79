package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.KernelState;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/// The panels at the side of a notebook, one of them on the screen at a time. A panel is made when it is first revealed.
///
/// Hide it by taking it out of the scene or by `setVisible(false)`: then nothing is asked of the kernel.
public final class SidePanels extends BorderPane {

    /// The panels by name.
    private enum Tab {
        OUTLINE("Outline"), VARIABLES("Variables"), DATA("Data"), JOBS("Jobs"), HISTORY("History");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final PanelServices services;
    private final ToggleGroup tabs = new ToggleGroup();
    private final Map<Tab, ToggleButton> buttons = new EnumMap<>(Tab.class);
    private final Map<Tab, Panel> panels = new EnumMap<>(Tab.class);
    private final Timeline clock;
    private final ObservableValue<Boolean> onScreen;
    private Tab current = Tab.OUTLINE;

    public SidePanels(PanelServices services) {
        this(services, Duration.seconds(1));
    }

    /// @param second how often what runs is asked for
    SidePanels(PanelServices services, Duration second) {
        this.services = services;
        clock = new Timeline(new KeyFrame(second, _ -> tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        onScreen = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty)
                .flatMap(showing -> visibleProperty().map(visible -> visible && showing)).orElse(false);
        setId("side-panels");
        getStyleClass().add("side-panels");
        setMinWidth(0);
        setTop(tabBar());
        select(Tab.OUTLINE);
        onScreen.subscribe(this::screenChanged);
    }

    /// The state changed; call it for each change.
    public void show(NotebookState before, NotebookState after) {
        if (!isShown()) {
            return;
        }
        Panel panel = panel();
        panel.show(before, after);
        if (kernelCame(before.kernel(), after.kernel())) {
            panel.refresh();
        } else if (cellEnded(before, after)) {
            panel.cellEnded();
        }
    }

    /// [PanelServices#kernel] is another one, or it came, or it went.
    public void kernelChanged() {
        panels.values().forEach(Panel::kernelChanged);
        if (isShown()) {
            panel().refresh();
        }
    }

    /// Shows a panel by its name, such as `Variables`, and takes the focus there.
    public void reveal(String panel) {
        for (Tab tab : Tab.values()) {
            if (tab.label.equalsIgnoreCase(panel)) {
                buttons.getOrDefault(tab, new ToggleButton()).setSelected(true);
                panel().focus();
                return;
            }
        }
        throw new IllegalArgumentException("no panel is called " + panel);
    }

    /// The name of the panel that was revealed last.
    public String revealed() {
        return current.label;
    }

    /// A second went by.
    void tick() {
        if (isShown()) {
            panel().tick();
        }
    }

    private boolean isShown() {
        return onScreen.getValue() && !(getScene().getWindow() instanceof Stage stage && stage.isIconified());
    }

    private void screenChanged(boolean shown) {
        if (shown) {
            clock.play();
            panel().refresh();
        } else {
            clock.stop();
        }
    }

    private Node tabBar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("panel-tabs");
        bar.setAccessibleRole(AccessibleRole.TAB_PANE);
        bar.setAccessibleText("Side panels");
        for (Tab tab : Tab.values()) {
            bar.getChildren().add(tabButton(tab));
        }
        return bar;
    }

    private ToggleButton tabButton(Tab tab) {
        ToggleButton button = new ToggleButton(tab.label);
        button.setId("panel-tab-" + tab.id());
        button.getStyleClass().setAll("panel-tab");
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setAccessibleText(tab.label + " panel");
        button.setToggleGroup(tabs);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.selectedProperty().subscribe(selected -> {
            if (selected) {
                select(tab);
            }
        });
        button.setOnAction(_ -> button.setSelected(true));
        buttons.put(tab, button);
        return button;
    }

    private void select(Tab tab) {
        ToggleButton button = buttons.get(tab);
        if (button != null && !button.isSelected()) {
            button.setSelected(true);
            return;
        }
        current = tab;
        Panel panel = panel();
        setCenter(panel.node());
        if (isShown()) {
            panel.refresh();
        }
    }

    private Panel panel() {
        return panels.computeIfAbsent(current, this::create);
    }

    private Panel create(Tab tab) {
        return switch (tab) {
            case OUTLINE -> new OutlinePanel(services);
            case VARIABLES -> new VariablesPanel(services);
            case DATA -> new DataPanel(services);
            case JOBS -> new JobsPanel(services);
            case HISTORY -> new HistoryPanel(services);
        };
    }

    private static boolean kernelCame(KernelState before, KernelState after) {
        return before.isThere() != after.isThere();
    }

    private static boolean cellEnded(NotebookState before, NotebookState after) {
        if (before.kernel().phase() != after.kernel().phase() && after.kernel().phase() == KernelState.Phase.IDLE) {
            return true;
        }
        return before.cells() != after.cells() && before.cells().stream()
                .filter(cell -> cell.run() == RunState.RUNNING)
                .anyMatch(cell -> after.cell(cell.id()).map(now -> now.run() != RunState.RUNNING).orElse(false));
    }
}

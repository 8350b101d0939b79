package dev.vonk.notebook.panels;

import dev.vonk.notebook.state.NotebookState;
import javafx.scene.layout.Region;

/// Jobs.
final class JobsPanel implements Panel {
    private final EmptyState empty = new EmptyState(EmptyState.NO_KERNEL, "");

    JobsPanel(PanelServices services) {
        services.store();
    }

    @Override
    public Region node() {
        return empty;
    }

    @Override
    public void focus() {}

    @Override
    public void refresh() {}

    @Override
    public void show(NotebookState before, NotebookState after) {}

    @Override
    public void cellEnded() {}

    @Override
    public void tick() {}

    @Override
    public void kernelChanged() {}
}

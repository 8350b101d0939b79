package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.output.table.TableServices;
import dev.vonk.notebook.output.text.CellPlace;
import dev.vonk.notebook.output.text.TextBlock;
import dev.vonk.notebook.state.CellState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The outputs of a cell. What did not change since they were shown last keeps its nodes, and so its scroll positions,
/// filters and selections; a stream that has grown only gets the lines that are new.
public final class OutputList extends VBox {
    private final OutputServices services;
    private List<Shown> shown = List.of();
    private String cell = "";
    private boolean trusted;

    /// An output with what shows it.
    private record Shown(Output output, Node node) {}

    public OutputList(OutputServices services) {
        this.services = services;
        getStyleClass().add("output-list");
        setFillWidth(true);
    }

    public void show(CellState state, boolean nowTrusted) {
        List<Output> outputs = state.cell().outputs();
        boolean anew = nowTrusted != trusted || !state.id().equals(cell);
        trusted = nowTrusted;
        cell = state.id();
        if (!anew && isShown(outputs)) {
            return;
        }
        List<Shown> before = new ArrayList<>(anew ? List.of() : shown);
        List<Shown> now = new ArrayList<>();
        for (int index = 0; index < outputs.size(); index++) {
            now.add(shown(outputs.get(index), index, before));
        }
        shown = List.copyOf(now);
        List<Node> nodes = shown.stream().map(Shown::node).toList();
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    private boolean isShown(List<Output> outputs) {
        if (outputs.size() != shown.size()) {
            return false;
        }
        for (int index = 0; index < outputs.size(); index++) {
            if (outputs.get(index) != shown.get(index).output()) {
                return false;
            }
        }
        return true;
    }

    private Shown shown(Output output, int index, List<Shown> before) {
        for (Shown old : before) {
            if (old.output() == output) {
                before.remove(old);
                return old;
            }
        }
        if (output instanceof Output.Stream stream && index < shown.size()
                && shown.get(index).output() instanceof Output.Stream old && old.name().equals(stream.name())
                && shown.get(index).node() instanceof TextBlock block && before.remove(shown.get(index))) {
            block.show(stream.text());
            return new Shown(stream, block);
        }
        return new Shown(output, node(output));
    }

    private Node node(Output output) {
        return switch (output) {
            case Output.Stream stream -> stream(stream);
            case Output.DisplayData display -> bundle(display, display.data());
            case Output.ExecuteResult result -> bundle(result, result.data());
            case Output.Error error -> new ErrorView(error, this::goTo);
            case Output.Unknown _ -> unknown();
        };
    }

    private Node bundle(Output output, MimeBundle data) {
        return new BundleView(services, new ServicesOf(output), trusted).node(data);
    }

    private void goTo(CellPlace place) {
        services.goTo(place.run(), place.line());
    }

    private TextBlock stream(Output.Stream stream) {
        TextBlock block = new TextBlock(stream.name().equals("stderr") ? "output-stderr" : "output-stdout");
        block.onPlace(this::goTo);
        block.show(stream.text());
        return block;
    }

    private static TextBlock unknown() {
        TextBlock block = new TextBlock("output-note");
        block.show("An output of a kind that this version does not know. It is kept in the file as it is.");
        return block;
    }

    /// Where an output stands now; -1 where it is gone.
    int indexOf(Output output) {
        for (int index = 0; index < shown.size(); index++) {
            if (shown.get(index).output() == output) {
                return index;
            }
        }
        return -1;
    }

    @Nullable
    Node nodeOf(int index) {
        return index < 0 || index >= shown.size() ? null : shown.get(index).node();
    }

    /// What an output asks: the window's services, with its own place added.
    private final class ServicesOf implements TableServices {
        private final Output output;

        ServicesOf(Output output) {
            this.output = output;
        }

        @Override
        public Optional<KernelClient> kernel() {
            return services.kernel();
        }

        @Override
        public void keep(Map<String, Object> vegaLite) {
            int index = indexOf(output);
            if (index >= 0) {
                services.keepChart(cell, index, vegaLite);
            }
        }

        @Override
        public Optional<Path> askFile(String title, String name) {
            return services.askFile(title, name);
        }

        @Override
        public void tell(String text) {
            services.tell(text);
        }
    }
}

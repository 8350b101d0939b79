package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what outputs asked for.
final class FakeServices implements OutputServices {
    Optional<KernelClient> kernel = Optional.empty();
    Optional<Path> file = Optional.empty();
    final List<String> links = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> places = new ArrayList<>();
    final List<String> kept = new ArrayList<>();

    @Override
    public Optional<KernelClient> kernel() {
        return kernel;
    }

    @Override
    public void keepChart(String cell, int output, Map<String, Object> vegaLite) {
        kept.add(cell + " " + output + " " + vegaLite.get("mark"));
    }

    @Override
    public Optional<Path> askFile(String title, String name) {
        return file;
    }

    @Override
    public void insert(String text) {}

    @Override
    public void openLink(String link) {
        links.add(link);
    }

    @Override
    public void goTo(int run, int line) {
        places.add(run + ":" + line);
    }

    @Override
    public void tell(String text) {
        told.add(text);
    }
}

package dev.vonk.kernel.status;

import java.util.Map;

/// Settings, and what the program runs on.
final class EnvironmentPage {
    private EnvironmentPage() {
    }

    static Tag of(Map<String, String> environment) {
        var table = new Table("Name", "Value");
        environment.forEach((name, value) -> table.row(name, value));
        return table.tag();
    }
}

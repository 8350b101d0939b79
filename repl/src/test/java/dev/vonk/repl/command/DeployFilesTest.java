package dev.vonk.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The files under docs/deploy say only what the program understands.
class DeployFilesTest {
    private static final Pattern OPTION = Pattern.compile("(--[a-z-]+)(?:[= ].*)?");
    private static final List<String> HARDENED = List.of("NoNewPrivileges=yes", "PrivateTmp=yes",
            "ProtectSystem=strict",
            "ProtectHome=yes", "RestrictSUIDSGID=yes", "CapabilityBoundingSet=", "UMask=0077");

    private static String read(String name) throws IOException {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/packages.txt"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/deploy").resolve(name));
    }

    @Test
    void theUnitOfThePoolIsHardenedAndItsCommandIsUnderstood() throws IOException {
        var unit = unit("systemd/vonk-pool.service");
        assertUnderstood(unit);
        assertTrue(unit.get("ExecStart").getFirst().contains("--keep-join"), "workers elsewhere find back");
    }

    @Test
    void theUnitOfAWorkerGivesItTimeToDrain() throws IOException {
        var unit = unit("systemd/vonk-worker.service");
        assertUnderstood(unit);
        assertEquals(List.of("11min"), unit.get("TimeoutStopSec"));
        assertEquals(List.of("/etc/vonk/worker.env"), unit.get("EnvironmentFile"));
        assertTrue(unit.get("ExecStart").getFirst().contains("--join-env"), "the secret is no argument");
    }

    private static void assertUnderstood(Map<String, List<String>> unit) {
        var words = unit.get("ExecStart").getFirst().split("\\s+");
        assertEquals("/opt/vonk/vonk", words[0]);
        assertOptions(List.of(words).subList(1, words.length));
        assertEquals(List.of("multi-user.target"), unit.get("WantedBy"));
        for (var line : HARDENED) {
            var parts = line.split("=", 2);
            assertEquals(List.of(parts[1]), unit.get(parts[0]), line);
        }
    }

    /// The settings of a unit file: sections, comments, and lines that go on.
    private static Map<String, List<String>> unit(String name) throws IOException {
        var settings = new LinkedHashMap<String, List<String>>();
        var sections = new ArrayList<String>();
        for (var line : read(name).replace("\\\n", " ").lines().toList()) {
            if (line.matches("\\[\\w+]")) {
                sections.add(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                assertTrue(line.matches("[A-Z]\\w*=.*") && !sections.isEmpty(), line);
                var parts = line.split("=", 2);
                settings.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
            }
        }
        assertEquals(List.of("[Unit]", "[Service]", "[Install]"), sections);
        return settings;
    }

    /// A command and its options, as the model of the command line knows them.
    private static void assertOptions(List<String> words) {
        CommandLine command = new Bench().program().commandLine().getSubcommands().get(words.getFirst());
        assertTrue(command != null, () -> "no command " + words.getFirst());
        for (var word : words) {
            var option = OPTION.matcher(word);
            if (option.matches()) {
                assertTrue(command.getCommandSpec().findOption(option.group(1)) != null, word);
            }
            assertFalse(word.matches(".*vonk\\d+:.*"), "a join string among the arguments");
        }
    }

    @Test
    void theManifestIsWellFormedAndItsCommandsAreUnderstood() throws IOException {
        var documents = read("kubernetes/vonk.yaml").split("\n---\n");
        var kinds = new ArrayList<String>();
        for (var document : documents) {
            assertIndented(document);
            kinds.add(value(document, "kind") + " " + value(document, "  name"));
        }
        assertEquals(List.of("Service vonk-pool", "Deployment vonk-pool", "Deployment vonk-worker"), kinds);
        for (var document : List.of(documents[1], documents[2])) {
            assertOptions(arguments(document));
            assertTrue(document.contains("readinessProbe:"), "is ready when it listens");
            assertTrue(document.contains("secretKeyRef:"), "has the join string from the Secret");
            assertTrue(document.contains("readOnlyRootFilesystem: true"), "writes to its volumes alone");
            assertTrue(document.contains("runAsNonRoot: true"), "is not root");
        }
    }

    @Test
    void thePortsOfTheManifestAgree() throws IOException {
        var documents = read("kubernetes/vonk.yaml").split("\n---\n");
        assertEquals("7077", value(documents[0], "      port"));
        assertEquals("7077", value(documents[1], "            - containerPort", "              containerPort"));
        assertTrue(arguments(documents[1]).contains("--port=7077"));
        var port = value(documents[2], "            - containerPort", "              containerPort");
        assertTrue(arguments(documents[2]).contains("--port=" + port), port);
        assertTrue(arguments(documents[1]).contains("--advertise=" + value(documents[0], "  name")));
        assertEquals("660", value(documents[2], "      terminationGracePeriodSeconds"));
    }

    private static List<String> arguments(String document) {
        var lines = document.lines().toList();
        int at = lines.indexOf("          args:") + 1;
        return lines.stream().skip(at).takeWhile(line -> line.startsWith("            - "))
                .map(line -> line.strip().substring(2)).toList();
    }

    private static String value(String document, String... keys) {
        return document.lines()
                .filter(line -> List.of(keys).stream().anyMatch(key -> line.startsWith(key + ": ")))
                .map(line -> line.substring(line.indexOf(": ") + 2)).findFirst().orElse("");
    }

    /// Two spaces a level, no tabs, and every line is a key, an item, or a key in an item.
    private static void assertIndented(String document) {
        int above = 0;
        for (var line : document.lines().filter(each -> !each.isBlank() && !each.strip().startsWith("#")).toList()) {
            int indent = line.length() - line.stripLeading().length();
            assertTrue(indent % 2 == 0 && indent <= above + 4 && !line.contains("\t"), line);
            assertTrue(line.strip().matches("(- )?([\\w.]+:( .+)?|[\\w-]+(=.*)?|--.*)"), line);
            above = indent;
        }
    }
}

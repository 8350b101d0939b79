package dev.vonk.repl.command;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommandLineProgramTest {
    private final Bench bench = new Bench();

    @Test
    void theVersionIsToldWithTheJavaItRunsOn() {
        assertEquals(0, bench.vonk("--version"));
        assertTrue(bench.out().startsWith("vonk "), bench::out);
        assertTrue(bench.out().contains("Java " + Runtime.version()), bench::out);
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertEquals(0, bench.vonk("--help"));
        for (String expected : List.of("repl", "kernel", "run", "export", "completion", "--master", "--conf",
                "Exit codes:")) {
            assertTrue(bench.out().contains(expected), expected);
        }
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        CommandLine vonk = bench.program().commandLine();
        vonk.getSubcommands().forEach((name, command) -> {
            if (command.getCommandSpec().usageMessage().hidden()) return;
            var help = new Bench();
            assertEquals(0, help.vonk(name, "--help"), name);
            assertTrue(help.out().contains("Examples:"), name);
            assertFalse(command.getCommandSpec().usageMessage().description().length == 0, name);
        });
    }

    @Test
    void aCommandThatDoesNotExistIsAMistakeOfUse() {
        assertEquals(2, bench.vonk("rum"));
        assertTrue(bench.err().contains("'rum'"), bench::err);
        assertTrue(bench.err().lines().count() <= 3, bench::err);
    }

    @Test
    void anOptionThatIsMissingIsNamed() {
        assertEquals(2, bench.vonk("export", "a.ipynb"));
        assertTrue(bench.err().contains("--to"), bench::err);
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertEquals(0, bench.vonk("completion", "bash"));
        assertTrue(bench.out().contains("complete -F"), "registers a function");
        assertTrue(bench.out().contains("export"), "knows a command");
        var zsh = new Bench();
        assertEquals(0, zsh.vonk("completion", "zsh"));
        assertTrue(zsh.out().contains("bashcompinit"), "loads zsh's emulation first");
    }
}

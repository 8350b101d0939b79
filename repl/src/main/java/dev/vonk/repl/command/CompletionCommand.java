package dev.vonk.repl.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vonk completion`: a script that teaches a shell to complete vonk's commands and options.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that teaches a shell to complete vonk's commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(vonk completion bash)", "  vonk completion zsh > ~/.zfunc/_vonk_completion"})
final class CompletionCommand implements Callable<Integer> {
    enum Shell {
        bash,
        zsh
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("vonk", spec.root().commandLine());
        if (shell == Shell.zsh) {
            // The script speaks bash; zsh understands it once its own emulation of bash's completion is loaded.
            script = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + script;
        }
        surroundings.out().print(script);
        surroundings.out().flush();
        return CommandLine.ExitCode.OK;
    }
}

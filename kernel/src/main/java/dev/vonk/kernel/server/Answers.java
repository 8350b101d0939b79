package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.Variable;
import dev.vonk.kernel.cell.completion.Completion;
import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.completion.Description;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.ToKernel;

/// Answers the questions of front ends out of a session.
final class Answers {

    private static final int LONGEST_PREVIEW = 120;

    private final CellSession session;
    private final KernelSettings settings;

    Answers(CellSession session, KernelSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /// Always an answer: whoever asked waits for it.
    Answer answer(ToKernel.Question question) {
        try {
            return answered(question);
        } catch (RuntimeException failed) {
            return new Answer.Refused(question.number(), reason(failed));
        }
    }

    private Answer answered(ToKernel.Question question) {
        return switch (question) {
            case ToKernel.Complete ask -> completions(ask);
            case ToKernel.Describe ask -> description(ask);
            case ToKernel.ListVariables ask -> new Answer.Variables(
                    ask.number(), session.variables().stream().map(this::view).toList());
            case ToKernel.ListWorkers ask -> new Answer.Workers(ask.number(), settings.workers().get());
            case ToKernel.AskType ask ->
                new Answer.TypeOf(ask.number(), session.typeOf(ask.expression()).orElse(null));
            case ToKernel.CheckCompleteness ask ->
                new Answer.Completeness(ask.number(), state(ask.text()));
            case ToKernel.CheckText ask -> new Answer.Problems(ask.number(),
                    session.check(ask.text()).stream().map(CellTurn::problem).toList());
            case ToKernel.ListTables _,ToKernel.ListFiles _,ToKernel.DescribeFile _,ToKernel.ListJobs _,ToKernel.TableQuestion _ ->
                settings.sessionAnswers().apply(question);
            case ToKernel.Reset ask -> {
                session.reset();
                yield new Answer.Done(ask.number());
            }
        };
    }

    /// What users see of an exception in a cell, without the stack.
    private String reason(RuntimeException failed) {
        return settings.cells().plainMessage().apply(failed).orElseGet(() -> failed.getMessage() == null
                ? failed.toString()
                : failed.getMessage());
    }

    private Answer completions(ToKernel.Complete ask) {
        Completions found = session.complete(ask.text(), ask.cursor());
        return new Answer.Completions(ask.number(), found.from(), found.candidates().stream()
                .map(each -> new Answer.Candidate(each.text(), kind(each.kind()), each.detail(), each.fits()))
                .toList());
    }

    private static Answer.Kind kind(Completion.Kind kind) {
        return switch (kind) {
            case NAME -> Answer.Kind.NAME;
            case METHOD -> Answer.Kind.METHOD;
            case COLUMN -> Answer.Kind.COLUMN;
            case MAGIC -> Answer.Kind.MAGIC;
            case KEYWORD -> Answer.Kind.KEYWORD;
        };
    }

    private Answer description(ToKernel.Describe ask) {
        Description found = session.describe(ask.text(), ask.cursor());
        return new Answer.Description(ask.number(), found.signatures().stream()
                .map(each -> new Answer.Signature(each.text(), each.documentation()))
                .toList(), found.argument());
    }

    private Answer.State state(String text) {
        return switch (session.completeness(text)) {
            case COMPLETE -> Answer.State.COMPLETE;
            case INCOMPLETE -> Answer.State.INCOMPLETE;
            case EMPTY -> Answer.State.EMPTY;
            case INVALID -> Answer.State.INVALID;
        };
    }

    private Answer.VariableView view(Variable variable) {
        return new Answer.VariableView(variable.name(), variable.type(), preview(variable),
                size(variable));
    }

    private String size(Variable variable) {
        try {
            return settings.size().apply(variable.value());
        } catch (RuntimeException failed) {
            // A collection of the user's that cannot even be counted; its preview says what is wrong.
            return "";
        }
    }

    /// A `toString` of the user's may do anything; one that fails must not hide the other variables.
    private String preview(Variable variable) {
        String text;
        try {
            text = settings.preview().apply(variable.value());
        } catch (RuntimeException | StackOverflowError failed) {
            text = "its toString failed: " + failed;
        }
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST_PREVIEW || text.length() > line.length()
                ? line.substring(0, Math.min(line.length(), LONGEST_PREVIEW)) + "..."
                : line;
    }
}

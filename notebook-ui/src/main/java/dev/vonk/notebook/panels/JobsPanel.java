package dev.vonk.notebook.panels;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer.JobView;
import dev.vonk.kernel.protocol.Answer.WorkerView;
import dev.vonk.notebook.panels.job.JobCard;
import dev.vonk.notebook.panels.job.JobLine;
import dev.vonk.notebook.panels.job.WorkerCard;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What runs now, the workers it runs on, and what ended last. Asks each second.
final class JobsPanel implements Panel {
    private static final int MOST_ENDED = 10;

    private final PanelServices services;
    private final Map<Long, JobCard> cards = new HashMap<>();
    private final VBox running = new VBox();
    private final VBox workers = new VBox();
    private final VBox ended = new VBox();
    private final Label workersTitle = title("Workers");
    private final VBox content = new VBox(title("Running"), running, workersTitle, workers, title("Ended last"), ended);
    private final ScrollPane scroll = new ScrollPane(content);
    private final EmptyState empty = new EmptyState(EmptyState.NO_KERNEL,
            "Run a cell (Shift+Enter): its queries and the workers they run on appear here.");
    private final StackPane node = new StackPane(scroll, empty);
    private final Question<List<JobView>> jobsQuestion;
    private final Question<List<WorkerView>> workersQuestion;
    private List<WorkerView> shownWorkers = List.of();
    private List<JobView> shownEnded = List.of();

    JobsPanel(PanelServices services) {
        this.services = services;
        jobsQuestion = new Question<>(services, KernelClient::jobs, this::showJobs,
                sentence -> refused(running, sentence));
        workersQuestion = new Question<>(services, KernelClient::workers, this::showWorkers, this::workersRefused);
        scroll.setId("jobs-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("Jobs and workers");
        content.getStyleClass().add("jobs-content");
        running.setId("jobs-running");
        workers.setId("jobs-workers");
        ended.setId("jobs-ended");
        List.of(running, workers, ended).forEach(box -> box.getStyleClass().add("jobs-list"));
        showJobs(List.of());
        explain();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        scroll.requestFocus();
    }

    @Override
    public void refresh() {
        explain();
        jobsQuestion.ask();
        workersQuestion.ask();
    }

    @Override
    public void show(NotebookState before, NotebookState after) {
        if (before.kernel() != after.kernel()) {
            explain();
        }
    }

    @Override
    public void cellEnded() {
        refresh();
    }

    @Override
    public void tick() {
        refresh();
    }

    @Override
    public void kernelChanged() {
        jobsQuestion.forget();
        workersQuestion.forget();
        cards.clear();
        shownEnded = List.of();
        showJobs(List.of());
        showWorkers(List.of());
        explain();
    }

    private void explain() {
        boolean there = services.store().state().kernel().isThere();
        scroll.setVisible(there);
        empty.setVisible(!there);
    }

    private void showJobs(List<JobView> jobs) {
        showRunning(jobs.stream().filter(job -> job.state().equals("running")).toList());
        List<JobView> over = jobs.reversed().stream().filter(job -> !job.state().equals("running")).limit(MOST_ENDED)
                .toList();
        if (over.isEmpty()) {
            ended.getChildren().setAll(note("No query has ended yet. All of them are listed under History."));
        } else if (!over.equals(shownEnded)) {
            ended.getChildren().setAll(over.stream().map(JobLine::new).toList());
        }
        shownEnded = over;
    }

    private void showRunning(List<JobView> jobs) {
        cards.keySet().retainAll(jobs.stream().map(JobView::id).toList());
        if (jobs.isEmpty()) {
            running.getChildren().setAll(note("Nothing runs."));
            return;
        }
        List<JobCard> now = jobs.stream().map(job -> {
            JobCard card = cards.computeIfAbsent(job.id(), _ -> new JobCard(this::interrupt));
            card.show(job);
            return card;
        }).toList();
        if (!now.equals(running.getChildren())) {
            running.getChildren().setAll(now);
        }
    }

    private void showWorkers(List<WorkerView> now) {
        if (now.isEmpty()) {
            workers.getChildren().setAll(note("The first query starts the workers."));
        } else if (!now.equals(shownWorkers)) {
            workers.getChildren().setAll(now.stream().map(WorkerCard::new).toList());
        }
        shownWorkers = now;
        long there = now.stream().filter(WorkerCard::isThere).count();
        long lost = now.stream().filter(worker -> worker.state().equals("lost")).count();
        workersTitle
                .setText(now.isEmpty() ? "Workers" : "Workers: " + there + (lost == 0 ? "" : ", " + lost + " lost"));
    }

    private void workersRefused(String sentence) {
        shownWorkers = List.of();
        refused(workers, sentence);
    }

    private static void refused(VBox box, String sentence) {
        box.getChildren().setAll(note(sentence));
    }

    private void interrupt() {
        services.store().send(new Event.Interrupt());
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("jobs-title");
        return title;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("panel-muted");
        return note;
    }
}

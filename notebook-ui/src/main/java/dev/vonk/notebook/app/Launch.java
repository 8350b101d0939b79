package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelAddress;
import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.notebook.files.NotebookFiles;
import dev.vonk.notebook.page.Dialogs;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.PageFiles;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.runtime.data.DataException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts the program: the kernel first, which takes longest, then the reading of a file, and beside them the window.
public final class Launch {
    private final LaunchOptions options;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Launch(LaunchOptions options) {
        this.options = options;
    }

    /// Whether what the options name is there.
    ///
    /// @throws IllegalArgumentException whose message is for users, if it is not
    public static void check(LaunchOptions options) {
        try {
            options.connect().ifPresent(KernelAddress::read);
        } catch (DataException unusable) {
            throw new IllegalArgumentException(unusable.getMessage(), unusable);
        }
    }

    /// Returns when the last window is closed.
    public static void run(LaunchOptions options) throws InterruptedException {
        new Launch(options).run(new Kernels(options)::start);
    }

    private void run(Function<Path, KernelConnection> kernels) throws InterruptedException {
        Path folder = file().map(path -> Optional.ofNullable(path.getParent()).orElse(Path.of("/")))
                .orElse(Path.of("").toAbsolutePath());
        CompletableFuture<KernelConnection> first = CompletableFuture.supplyAsync(() -> kernels.apply(folder));
        Workplace workplace = new Workplace(options.home(), Path.of("").toAbsolutePath(), kernels);
        Optional<CompletableFuture<NotebookFiles.Opened>> reading = file()
                .map(path -> PageFiles.begin(workplace, path));
        Platform.startup(() -> open(workplace, first, reading));
        ended.await();
    }

    private void open(Workplace workplace, CompletableFuture<KernelConnection> first,
            Optional<CompletableFuture<NotebookFiles.Opened>> reading) {
        BugReport bugs = BugReport.install(workplace.home().resolve("log").resolve("notebook.log"), Dialogs.NONE);
        options.dark().ifPresent(dark -> workplace.change(settings -> settings.withDark(dark)));
        Looks.theme(workplace.settings().dark());
        Stage stage = new Stage();
        NotebookWindow window = new NotebookWindow(workplace, stage);
        bugs.over(window.dialogs());
        stage.setOnHidden(_ -> ended.countDown());
        Opening opening = new Opening(workplace, window);
        if (reading.isEmpty()) {
            opening.first(first.join());
        }
        stage.show();
        if (options.warmUp()) {
            new WarmUp(window, () -> end(workplace, window)).start();
        }
        opening.lost();
        reading.ifPresent(begun -> opening.open(file().orElseThrow(), begun, Optional.of(first.join())));
        options.files().stream().skip(1).forEach(opening::open);
    }

    /// The first file that is to be opened.
    private Optional<Path> file() {
        return options.files().stream().findFirst().map(path -> path.toAbsolutePath().normalize());
    }

    private static void end(Workplace workplace, NotebookWindow window) {
        window.pages().forEach(NotebookPage::close);
        workplace.close();
        window.stage().hide();
    }
}

package dev.vonk.notebook.page;

import dev.vonk.kernel.client.KernelConnection;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.notebook.files.NotebookFiles;
import dev.vonk.notebook.files.Recent;
import dev.vonk.notebook.files.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What all open notebooks share: the user's own files and settings, how kernels are started, and the thread on which
/// files are read and written, one after the other.
public final class Workplace implements AutoCloseable {
    private static final long LAST_SAVE_SECONDS = 30;

    private final Path home;
    private final Path folder;
    private final Function<Path, KernelConnection> kernels;
    private final NotebookFiles files;
    private final Recent recent;
    private final SettingsFile settingsFile;
    private final ExecutorService disk = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("notebook-files").factory());
    private Settings settings;

    /// @param home the folder of the user's own files, such as `~/.vonk`
    /// @param folder where the program was started
    /// @param kernels starts a kernel that works in a folder, and returns at once
    public Workplace(Path home, Path folder, Function<Path, KernelConnection> kernels) {
        this.home = home;
        this.folder = folder;
        this.kernels = kernels;
        this.files = new NotebookFiles(home);
        this.recent = new Recent(home);
        this.settingsFile = new SettingsFile(home);
        this.settings = Settings.of(settingsFile.read());
    }

    public Path home() {
        return home;
    }

    public Path folder() {
        return folder;
    }

    public NotebookFiles files() {
        return files;
    }

    public Settings settings() {
        return settings;
    }

    /// Changes the settings and keeps them for the next start.
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        onDisk(() -> unimportant(() -> settingsFile.write(changed.values())));
    }

    /// The files opened lately, the newest first.
    public List<Path> recent() {
        return recent.files();
    }

    /// Puts a file first among those opened lately.
    void remember(Path path) {
        unimportant(() -> recent.add(path));
    }

    public KernelConnection startKernel(Path workingFolder) {
        return kernels.apply(workingFolder);
    }

    /// Does something on the thread for files, after what it was given before.
    public void onDisk(Runnable work) {
        disk.execute(work);
    }

    /// Waits for what is being written.
    @Override
    public void close() {
        disk.shutdown();
        try {
            var _ = disk.awaitTermination(LAST_SAVE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Settings and the list of files hold nothing of the user's work: where the home folder cannot be written, they last
    /// until the program ends.
    private static void unimportant(Runnable write) {
        try {
            write.run();
        } catch (NotebookException notKept) {
            System.getLogger(Workplace.class.getName()).log(System.Logger.Level.DEBUG, notKept.getMessage());
        }
    }
}

package dev.vonk.notebook.app;

import dev.vonk.kernel.client.KernelConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What all open notebooks share: where the user's own files are, settings, how kernels are started, and the thread on
/// which files are read and written, one after the other.
public final class Workplace implements AutoCloseable {
    private static final long LAST_SAVE_SECONDS = 30;

    private final Path home;
    private final Path folder;
    private final Function<Path, KernelConnection> kernels;
    private final ExecutorService disk =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("notebook-files").factory());
    private Settings settings = Settings.STANDARD;

    /// @param home the folder of the user's own files, such as `~/.vonk`
    /// @param folder where the program was started
    /// @param kernels starts a kernel that works in a folder, and returns at once
    public Workplace(Path home, Path folder, Function<Path, KernelConnection> kernels) {
        this.home = home;
        this.folder = folder;
        this.kernels = kernels;
    }

    Path home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    Settings settings() {
        return settings;
    }

    void change(UnaryOperator<Settings> change) {
        settings = change.apply(settings);
    }

    /// The files opened lately, the newest first.
    List<Path> recent() {
        return List.of();
    }

    KernelConnection startKernel(Path workingFolder) {
        return kernels.apply(workingFolder);
    }

    void onDisk(Runnable work) {
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
}

package dev.vonk.notebook.files;

import dev.vonk.kernel.document.NotebookException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which notebooks are open in this process and in others of this user: a locked file for each, which the system frees
/// however the process ends. Two windows may have one notebook open, but they should know. Where the files cannot be
/// written nobody is told, as locks are no more than a courtesy.
public final class OpenFiles {
    /// Beyond the number that stands in the file, so that others can read it.
    private static final long LOCKED_BYTE = 1L << 20;

    private final Path folder;
    private final Map<Path, FileChannel> held = new HashMap<>();

    /// @param folder made when it is needed
    OpenFiles(Path folder) {
        this.folder = folder;
    }

    /// Another window with the notebook.
    ///
    /// @param process its number; 0 where it is not known
    public record Elsewhere(long process) {}

    /// Says that a notebook is open here.
    ///
    /// @return who has it open too; empty for nobody
    synchronized Optional<Elsewhere> claim(Path notebook) {
        Path whole = notebook.toAbsolutePath().normalize();
        if (held.containsKey(whole)) {
            return Optional.empty();
        }
        Path file = folder.resolve(Recovery.number(whole.toString()));
        try {
            OwnFile.makeFolder(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                return Optional.of(new Elsewhere(process(file)));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid())
                    .getBytes(StandardCharsets.US_ASCII)));
            held.put(whole, channel);
            return Optional.empty();
        } catch (IOException | NotebookException notKept) {
            System.getLogger(OpenFiles.class.getName()).log(System.Logger.Level.DEBUG, notKept.getMessage());
            return Optional.empty();
        }
    }

    /// Says that a notebook is not open here any more.
    synchronized void release(Path notebook) {
        FileChannel channel = held.remove(notebook.toAbsolutePath().normalize());
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException notFreed) {
            System.getLogger(OpenFiles.class.getName()).log(System.Logger.Level.DEBUG, notFreed.getMessage());
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static long process(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}

package dev.vonk.kernel.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.net.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// Where a kernel listens and what it wants to hear, as a file that its user alone can read:
///
///     {"host":"127.0.0.1","port":40123,"token":"...","pid":4711}
///
/// @param pid the kernel's process on its machine
public record AddressFile(String host, int port, String token, long pid) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST = 4096;
    private static final String ENDING = ".json";

    /// Where kernels leave their files unless they are told otherwise.
    public static Path usual(long pid) {
        return folder().resolve(pid + ENDING);
    }

    private static Path folder() {
        return Path.of(System.getProperty("user.home"), ".vonk", "kernels");
    }

    /// @throws DataException where the file cannot be used; the message is for users and never quotes it
    public static AddressFile read(Path file) {
        try {
            if (OwnerFile.isOpenToOthers(file)) {
                throw new DataException("KERNEL_FILE_NOT_PRIVATE",
                        file + " holds the kernel's token and other users can reach it. Run: chmod 600 " + file);
            }
            if (Files.size(file) > LONGEST) {
                throw invalid(file);
            }
            return parse(Files.readString(file), file);
        } catch (NoSuchFileException missing) {
            throw new DataException("KERNEL_FILE_MISSING", "There is no file " + file
                    + ". A kernel writes it when it starts and removes it when it ends; start one with `vonk kernel`.",
                    missing);
        } catch (IOException failed) {
            throw new DataException("KERNEL_FILE_UNREADABLE", file + " cannot be read: " + failed.getMessage() + ".",
                    failed);
        }
    }

    /// @param source what to call the text in errors
    /// @throws DataException where the text is no such file's
    public static AddressFile parse(String text, Path source) {
        try {
            JsonNode tree = JSON.readTree(text);
            String host = tree.path("host").asText();
            int port = tree.path("port").asInt();
            String token = tree.path("token").asText();
            if (host.isEmpty() || port < 1 || port > 65_535 || !token.matches("[A-Za-z0-9_-]{16,200}")) {
                throw invalid(source);
            }
            return new AddressFile(host, port, token, tree.path("pid").asLong());
        } catch (JsonProcessingException none) {
            throw invalid(source);
        }
    }

    private static DataException invalid(Path file) {
        return new DataException("KERNEL_FILE_INVALID", file + " does not tell where a kernel is. Name the file that "
                + "`vonk kernel` wrote.");
    }

    public String text() {
        try {
            return JSON.writeValueAsString(Map.of("host", host, "port", port, "token", token, "pid", pid));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an address cannot be written", impossible);
        }
    }

    /// Writes the file, and its folder where that is missing.
    ///
    /// @throws DataException where that fails
    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OwnerFile.write(file, text() + "\n");
        } catch (IOException failed) {
            throw new DataException("KERNEL_FILE_NOT_WRITTEN", file + " cannot be written: " + failed.getMessage()
                    + ". Name another with --connection-file.", failed);
        }
    }

    /// Removes what kernels that were killed have left in the usual folder. What cannot be removed stays.
    static void removeLeftovers() {
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(AddressFile::isLeftOver).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            // A folder that is not there has nothing left over; any other is not worth to stop a kernel's start.
        }
    }

    private static boolean isLeftOver(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9]{1,18}\\.json") && ProcessHandle
                .of(Long.parseLong(name.substring(0, name.length() - ENDING.length()))).isEmpty();
    }

    @Override
    public String toString() {
        return "AddressFile(" + host + ":" + port + ", token hidden)";
    }
}

package dev.vonk.notebook.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files as they were last seen. Looking is cheap: the content is read only where time or size differ.
final class OutsideChanges {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    /// @param size -1 where the file is not there
    private record Seen(FileTime modified, long size, String hash) {}

    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    /// The file holds these bytes now.
    void know(Path path, byte[] bytes) {
        seen.put(key(path), new Seen(modified(path), bytes.length, hash(bytes)));
    }

    /// Whether the file differs from what was last seen; what it is now counts as seen.
    boolean isNew(Path path) {
        Seen before = seen.get(key(path));
        if (before == null) {
            return false;
        }
        Seen now = look(path, before);
        seen.put(key(path), now);
        return now.size() != before.size() || !now.hash().equals(before.hash());
    }

    private static Seen look(Path path, Seen before) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.lastModifiedTime().equals(before.modified()) && attributes.size() == before.size()) {
                return before;
            }
            byte[] bytes = Files.readAllBytes(path);
            return new Seen(attributes.lastModifiedTime(), bytes.length, hash(bytes));
        } catch (IOException _) {
            return new Seen(NEVER, -1, "");
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException _) {
            return NEVER;
        }
    }

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

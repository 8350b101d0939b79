package dev.vonk.kernel.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `%load FILE` and `%run FILE`: runs a file of Java cells text as if it stood here.
///
/// @param name `load` or `run`; both do the same
public record LoadMagic(String name) implements Magic {

    @Override
    public String description() {
        return "runs a file: %" + name + " FILE";
    }

    @Override
    public void run(Call call, Session session) throws Refused {
        if (call.arguments().isEmpty()) {
            throw new Refused("which file?");
        }
        Path file = Path.of(call.arguments());
        if (!Files.isRegularFile(file)) {
            throw new Refused("there is no file " + file.toAbsolutePath());
        }
        try {
            session.insert(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new Refused(file + " cannot be read as text: " + unreadable.getMessage());
        }
    }
}

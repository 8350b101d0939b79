package dev.vonk.kernel.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what [EventLog] wrote and folds it into a model.
public final class EventLogReader {
    /// What a log told.
    ///
    /// @param environment the settings of the session that wrote it
    /// @param events how many it holds
    /// @param isWhole whether its last line is whole; it is not where the program was ended while it wrote
    public record Log(StatusModel model, Map<String, String> environment, long events, boolean isWhole) {}

    private EventLogReader() {
    }

    /// Reads a log.
    ///
    /// @throws StatusException where it is no event log, or spoilt before its end
    public static Log read(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            return read(file, in);
        } catch (NoSuchFileException e) {
            throw new StatusException("EVENT_LOG_NOT_FOUND", "There is no file " + file
                    + ". Event logs lie in the folder that spark.eventLog.dir named.", e);
        } catch (MalformedInputException e) {
            throw notALog(file, e);
        } catch (IOException e) {
            throw new StatusException("EVENT_LOG_NOT_READ", file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Log read(Path file, BufferedReader in) throws IOException {
        var codec = new EventCodec();
        var header = header(file, codec, in.readLine());
        var model = new StatusModel();
        long events = 0;
        long number = 1;
        for (var line = in.readLine(); line != null;) {
            number++;
            var next = in.readLine();
            try {
                var event = codec.readEvent(line);
                if (event.isPresent()) {
                    model.apply(event.get().at(), event.get().event());
                    events++;
                }
            } catch (JsonProcessingException e) {
                if (next != null) {
                    throw new StatusException("EVENT_LOG_DAMAGED", file + " is damaged at line " + number + ": "
                            + e.getOriginalMessage() + ". Cut the file before that line to see what came earlier.", e);
                }
                return new Log(model, header.environment(), events, false);
            }
            line = next;
        }
        return new Log(model, header.environment(), events, true);
    }

    private static EventLog.Header header(Path file, EventCodec codec,
            @Nullable String line) {
        try {
            var header = line == null ? null : codec.read(line, EventLog.Header.class);
            if (header == null || !EventLog.FORMAT.equals(header.format())) {
                throw notALog(file, null);
            }
            if (header.version() > EventLog.VERSION) {
                throw new StatusException("EVENT_LOG_VERSION", file + " was written by a newer version (format "
                        + header.version() + ", known here is " + EventLog.VERSION + "). Use that version to see it.",
                        null);
            }
            return header;
        } catch (JsonProcessingException e) {
            throw notALog(file, e);
        }
    }

    private static StatusException notALog(Path file, @Nullable Exception cause) {
        return new StatusException("NOT_AN_EVENT_LOG", file
                + " is not an event log of Vonk. Those are the .jsonl files in the folder that spark.eventLog.dir named.",
                cause);
    }
}

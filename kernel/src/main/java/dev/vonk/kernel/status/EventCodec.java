package dev.vonk.kernel.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vonk.runtime.cluster.ClusterEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Events as lines of JSON: the event's name, its time, and its fields.
final class EventCodec {
    static final String NAME = "event";
    static final String TIME = "at";

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Map<String, Class<? extends ClusterEvent>> types = new HashMap<>();

    /// @param at in milliseconds since 1970
    record Timed(long at, ClusterEvent event) {}

    EventCodec() {
        for (var type : ClusterEvent.class.getPermittedSubclasses()) {
            types.put(type.getSimpleName(), type.asSubclass(ClusterEvent.class));
        }
    }

    /// One line, without its end.
    String write(long at, ClusterEvent event) {
        ObjectNode line = json.createObjectNode();
        line.put(NAME, event.getClass().getSimpleName());
        line.put(TIME, at);
        line.setAll((ObjectNode) json.valueToTree(event));
        return write(line);
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write as JSON: " + value.getClass(), e);
        }
    }

    <T> T read(String line, Class<T> type) throws JsonProcessingException {
        return json.readValue(line, type);
    }

    /// The event of a line; nothing where its kind is not known here, as it may be in a log of a newer version.
    ///
    /// @throws JsonProcessingException where the line is not an event
    Optional<Timed> readEvent(String line) throws JsonProcessingException {
        var tree = json.readTree(line);
        if (!(tree instanceof ObjectNode node) || !node.path(NAME).isTextual() || !node.path(TIME).canConvertToLong()) {
            throw new BrokenLine();
        }
        var type = types.get(node.remove(NAME).textValue());
        long at = node.remove(TIME).longValue();
        return type == null ? Optional.empty() : Optional.of(new Timed(at, json.treeToValue(node, type)));
    }

    private static final class BrokenLine extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        BrokenLine() {
            super("no event");
        }
    }
}

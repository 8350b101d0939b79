package dev.vonk.runtime.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void formatsAreFoundByNameInAnyCase() {
        assertTrue(Formats.names().containsAll(List.of("csv", "json", "text", "parquet")), Formats.names().toString());
        assertEquals("csv", Formats.named("CSV").name());
        assertTrue(Formats.find("xml").isEmpty());
    }

    @Test
    void sourcesOfTextTravelWithTheirStretches() throws Exception {
        for (var text : List.of("csv:a,b\n1,2\n3,4\n", "json:{\"a\":1,\"b\":[2]}\n{\"a\":3}\n", "text:x\ny\n")) {
            var name = text.substring(0, text.indexOf(':'));
            var file = folder.resolve(name + "/day=2020-01-02/part." + name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.substring(name.length() + 1));
            var options = Map.of("header", "true", "inferschema", "true", "maxpartitionbytes", "5");
            var source = FileListing.of(List.of(folder + "/" + name), options).source(Formats.named(name), null,
                    options);
            var request = new ScanRequest(List.of(0), List.of(), 4096);
            var there = travelled(source);
            assertEquals(source.splits(request), travelled(there.splits(request)));
            assertEquals(ReadAll.rows(source), ReadAll.rows(there));
            assertEquals(2, ReadAll.count(there));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T travelled(T value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}

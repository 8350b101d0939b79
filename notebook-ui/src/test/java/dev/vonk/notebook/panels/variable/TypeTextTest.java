package dev.vonk.notebook.panels.variable;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TypeTextTest {
    @Test
    void typesAreBriefWithoutTheirPackages() {
        assertEquals("Map<String, List<Point>>[]",
                TypeText.brief("java.util.Map<java.lang.String, java.util.List<REPL.$JShell$11.Point>>[]"));
        assertEquals("Map.Entry<int[], ?>", TypeText.brief("java.util.Map.Entry<int[], ?>"));
    }
}

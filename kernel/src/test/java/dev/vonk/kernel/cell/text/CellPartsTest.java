package dev.vonk.kernel.cell.text;

import dev.vonk.kernel.cell.text.CellParts.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CellPartsTest {

    @Test
    void magicsAndJavaKeepTheirOrderAndPlace() {
        String cell = "%maven a:b:1\nint x = 1;\n  %load file.jsh\nx";
        List<Part> parts = CellParts.of(cell, List.of("maven", "load")::contains);
        assertEquals(List.of(
                new Part.Percent(1, "maven", "a:b:1", "", false, 6),
                new Part.Java(" ".repeat(12) + "\nint x = 1;\n"),
                new Part.Percent(3, "load", "file.jsh", "", false, 31),
                new Part.Java(" ".repeat(12) + "\n" + " ".repeat(10) + "\n" + " ".repeat(16) + "\nx")), parts);
    }

    @Test
    void aRemainderOperatorIsNoMagic() {
        String cell = "int x = 7\n  %y;";
        assertEquals(List.of(new Part.Java(cell)), CellParts.of(cell, name -> false));
    }

    @Test
    void aPercentSignInATextBlockIsNoMagic() {
        String cell = "var t = \"\"\"\n%maven a:b:1\n\"\"\";";
        assertEquals(List.of(new Part.Java(cell)), CellParts.of(cell, name -> true));
    }

    @Test
    void aWholeCellMagicTakesTheRest() {
        assertEquals(List.of(new Part.Percent(2, "sql", "-v", "select 1\n%x", true, 6)),
                CellParts.of("\n%%sql -v\nselect 1\n%x", name -> true));
    }

    @Test
    void maskingKeepsEveryOffset() {
        String cell = "%maven a:b:1\nint x;\n";
        assertEquals(" ".repeat(12) + "\nint x;\n", CellParts.masked(cell, name -> true));
    }
}

package dev.vonk.kernel.analysis;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SuggestionsTest {
    @Test
    void theDistanceCountsLettersPutInTakenOutChangedAndSwapped() {
        assertEquals(0, Suggestions.distance("day", "day"));
        assertEquals(1, Suggestions.distance("dya", "day"));
        assertEquals(1, Suggestions.distance("da", "day"));
        assertEquals(1, Suggestions.distance("days", "day"));
        assertEquals(1, Suggestions.distance("dax", "day"));
        assertEquals(3, Suggestions.distance("", "day"));
    }

    @Test
    void theNearestComesFirstWhateverItsCase() {
        assertEquals(List.of("CUSTOMER", "costs", "id"),
                Suggestions.nearest("custmer", List.of("id", "costs", "CUSTOMER")));
        assertEquals(5, Suggestions.nearest("x", List.of("a", "b", "c", "d", "e", "f")).size());
    }

    @Test
    void farNamesAreNotOfferedForFunctions() {
        assertEquals(List.of("upper"), Suggestions.near("uper", List.of("upper", "lower", "sum")));
        assertEquals(List.of(), Suggestions.near("zzz", List.of("upper", "sum")));
    }
}

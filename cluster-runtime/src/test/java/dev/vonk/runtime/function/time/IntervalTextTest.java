package dev.vonk.runtime.function.time;

import dev.vonk.runtime.type.IntervalUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IntervalTextTest {
    @Test
    void textsAreReadByTheUnitsOfTheirType() {
        var table = """
                YEAR MONTH|1-2|INTERVAL '1-2' YEAR TO MONTH
                YEAR MONTH|-178956970-8|INTERVAL '-178956970-8' YEAR TO MONTH
                YEAR MONTH|178956970-8|too large
                YEAR MONTH|1-12|too large
                YEAR MONTH|1 2|wrong form
                MONTH MONTH|14|INTERVAL '14' MONTH
                DAY HOUR|1 02|INTERVAL '1 02' DAY TO HOUR
                DAY SECOND|1 2:03:08.5|INTERVAL '1 02:03:08.5' DAY TO SECOND
                DAY SECOND|- 1 2:03:08|wrong form
                DAY SECOND|-106751991 04:00:54.775808|INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND
                DAY SECOND|106751991 04:00:54.775808|too large
                HOUR SECOND|15:40|wrong form
                MINUTE SECOND|INTERVAL '40:32' MINUTE TO SECOND|INTERVAL '40:32' MINUTE TO SECOND
                SECOND SECOND|8|INTERVAL '08' SECOND
                """;
        assertEquals(table, table.lines().map(line -> line.split("\\|")).map(parts -> parts[0] + "|" + parts[1] + "|"
                + read(parts[1], IntervalUnit.valueOf(parts[0].split(" ")[0]),
                        IntervalUnit.valueOf(parts[0].split(" ")[1])))
                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String read(String text, IntervalUnit start, IntervalUnit end) {
        return switch (IntervalText.read(text, start, end)) {
            case IntervalText.Reading.Amount(long value) -> {
                var out = new StringBuilder();
                IntervalText.append(out, value, start, end);
                yield out.toString();
            }
            case IntervalText.Reading.WrongForm _ -> "wrong form";
            case IntervalText.Reading.TooLarge _ -> "too large";
        };
    }
}

package dev.vonk.runtime.function;

import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.function.time.Calendar;
import dev.vonk.runtime.function.time.TimeParsing;
import dev.vonk.runtime.function.time.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TimeTest {
    private final Random random = new Random(11);

    private int day() {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextInt(4_000_000) - 719_500;
            case 1 -> random.nextInt(40_000) - 10_000;
            default -> random.nextInt(600_000_000) - 300_000_000;
        };
    }

    @Test
    void calendarFieldsAreThoseOfTheJavaCalendar() {
        for (int i = 0; i < 200_000; i++) {
            int days = day();
            var date = LocalDate.ofEpochDay(days);
            long packed = Calendar.packed(days);
            assertEquals(date.getYear(), Calendar.packedYear(packed));
            assertEquals(date.getYear(), Calendar.year(days));
            assertEquals(date.getMonthValue(), Calendar.packedMonth(packed));
            assertEquals(date.getDayOfMonth(), Calendar.packedDay(packed));
            assertEquals(days, Calendar.days(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            assertEquals(date.getDayOfYear(), Calendar.dayOfYear(days));
            assertEquals(date.getDayOfWeek().getValue() - 1, Calendar.weekday(days));
            int months = random.nextInt(2000) - 1000;
            assertEquals(date.plusMonths(months).toEpochDay(), Calendar.addMonths(days, months));
            assertEquals(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), Calendar.weekOfYear(days));
        }
    }

    @Test
    void zonesAgreeWithTheJavaRulesInSummerAndWinterAndBetween() {
        for (var name : new String[]{"Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe",
            "UTC"}) {
            var id = ZoneId.of(name);
            var zone = new Zone(id);
            long micros = 1_500_000_000_000_000L;
            for (int i = 0; i < 50_000; i++) {
                micros += random.nextInt(100) == 0
                        ? (random.nextLong() >> 12) % 1_000_000_000_000_000L
                        : 1_800_000_000L;
                var instant = Values.instant(micros);
                var wall = LocalDateTime.ofInstant(instant, id);
                assertEquals(Values.micros(wall.toInstant(ZoneOffset.UTC)), zone.toLocal(micros), name + " " + instant);
                long local = Values.micros(wall.plusMinutes(random.nextInt(120)).toInstant(ZoneOffset.UTC));
                Instant back = LocalDateTime.ofInstant(Values.instant(local), ZoneOffset.UTC).atZone(id).toInstant();
                assertEquals(Values.micros(back), zone.toInstant(local), name + " " + Values.instant(local));
            }
        }
    }

    @Test
    void datesAndTimestampsAreReadInSparksForms() {
        var utc = new Zone(ZoneOffset.UTC);
        assertEquals(LocalDate.of(2015, 3, 18).toEpochDay(), TimeParsing.date("2015-03-18"));
        assertEquals(LocalDate.of(2015, 3, 1).toEpochDay(), TimeParsing.date("2015-3"));
        assertEquals(LocalDate.of(2015, 3, 18).toEpochDay(), TimeParsing.date("2015-03-18T12:03:17Z"));
        for (var wrong : new String[]{"", "2015-13-01", "2015-02-30", "20150318", "15-03-18", "2015.03.18",
            "2015-03-18x"}) {
            assertEquals(TimeParsing.NONE, TimeParsing.date(wrong), wrong);
        }
        assertEquals(Values.micros(Instant.parse("2015-03-18T12:03:17.123456Z")),
                TimeParsing.timestamp("2015-03-18 12:03:17.123456789", utc));
        assertEquals(Values.micros(Instant.parse("2015-03-18T11:03:17Z")),
                TimeParsing.timestamp("2015-03-18T12:03:17+1:00", utc));
        assertEquals(Values.micros(Instant.parse("2015-03-18T11:03:17Z")),
                TimeParsing.timestamp("2015-03-18 12:03:17 Europe/Berlin", utc));
        for (var wrong : new String[]{"2015-03-18 24:00:00", "2015-03-18 12:60", "2015-03-18 12:03:17 Nowhere",
            "12:03:17"}) {
            assertEquals(TimeParsing.NONE, TimeParsing.timestamp(wrong, utc), wrong);
        }
    }
}

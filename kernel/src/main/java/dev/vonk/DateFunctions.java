package dev.vonk;

/// Functions of dates, times and intervals.
abstract class DateFunctions extends StringFunctions {
    DateFunctions() {
    }

    /// The date some months later; the last day of a month stays within it.
    public static Column add_months(Column start, int months) {
        return call("add_months", start, months);
    }

    /// The date some months later; the last day of a month stays within it.
    public static Column add_months(Column start, Column months) {
        return call("add_months", start, months);
    }

    /// Today, in the session's time zone.
    public static Column curdate() {
        return call("current_date");
    }

    /// Today, in the session's time zone; the same for all rows of a query.
    public static Column current_date() {
        return call("current_date");
    }

    /// Now; the same for all rows of a query.
    public static Column current_timestamp() {
        return call("current_timestamp");
    }

    /// The session's time zone.
    public static Column current_timezone() {
        return call("current_timezone");
    }

    /// The date some days later.
    public static Column date_add(Column start, int days) {
        return call("date_add", start, days);
    }

    /// The date some days later.
    public static Column date_add(Column start, Column days) {
        return call("date_add", start, days);
    }

    /// As `datediff`.
    public static Column date_diff(Column end, Column start) {
        return call("datediff", end, start);
    }

    /// A date or timestamp as text in a pattern such as `yyyy-MM-dd HH:mm`.
    public static Column date_format(Column e, String format) {
        return call("date_format", e, format);
    }

    /// The date so many days after 1970-01-01.
    public static Column date_from_unix_date(Column days) {
        return call("date_from_unix_date", days);
    }

    /// The date some days earlier.
    public static Column date_sub(Column start, int days) {
        return call("date_sub", start, days);
    }

    /// The date some days earlier.
    public static Column date_sub(Column start, Column days) {
        return call("date_sub", start, days);
    }

    /// A timestamp cut to a unit: `year`, `quarter`, `month`, `week`, `day`, `hour`, `minute`, `second`.
    public static Column date_trunc(String format, Column e) {
        return call("date_trunc", format, e);
    }

    /// As `date_add`.
    public static Column dateadd(Column start, Column days) {
        return call("date_add", start, days);
    }

    /// How many days lie between two dates.
    public static Column datediff(Column end, Column start) {
        return call("datediff", end, start);
    }

    /// The day of the month, from 1.
    public static Column day(Column e) {
        return call("day", e);
    }

    /// The day of the week in three letters.
    public static Column dayname(Column e) {
        return call("dayname", e);
    }

    /// The day of the month, from 1.
    public static Column dayofmonth(Column e) {
        return call("dayofmonth", e);
    }

    /// The day of the week: 1 is Sunday, 7 is Saturday.
    public static Column dayofweek(Column e) {
        return call("dayofweek", e);
    }

    /// The day of the year, from 1.
    public static Column dayofyear(Column e) {
        return call("dayofyear", e);
    }

    /// Seconds since 1970 as text, in the session's time zone.
    public static Column from_unixtime(Column e) {
        return call("from_unixtime", e);
    }

    /// Seconds since 1970 as text, in the session's time zone.
    public static Column from_unixtime(Column e, String format) {
        return call("from_unixtime", e, format);
    }

    /// A time of UTC as the wall-clock time of a zone.
    public static Column from_utc_timestamp(Column e, String zone) {
        return call("from_utc_timestamp", e, zone);
    }

    /// A time of UTC as the wall-clock time of a zone.
    public static Column from_utc_timestamp(Column e, Column zone) {
        return call("from_utc_timestamp", e, zone);
    }

    /// The hour, 0 to 23.
    public static Column hour(Column e) {
        return call("hour", e);
    }

    /// The last day of the month.
    public static Column last_day(Column e) {
        return call("last_day", e);
    }

    /// The wall-clock time of the session's zone.
    public static Column localtimestamp() {
        return call("localtimestamp");
    }

    /// The date of these parts. Parts that make no date are an error.
    public static Column make_date(Column year, Column month, Column day) {
        return call("make_date", year, month, day);
    }

    /// The timestamp of these parts.
    public static Column make_timestamp(Column year, Column month, Column day, Column hour, Column minute,
            Column second) {
        return call("make_timestamp", year, month, day, hour, minute, second);
    }

    /// The timestamp of these parts.
    public static Column make_timestamp(Column year, Column month, Column day, Column hour, Column minute,
            Column second, Column zone) {
        return call("make_timestamp", year, month, day, hour, minute, second, zone);
    }

    /// The wall-clock time of these parts.
    public static Column make_timestamp_ntz(Column year, Column month, Column day, Column hour, Column minute,
            Column second) {
        return call("make_timestamp_ntz", year, month, day, hour, minute, second);
    }

    /// An interval of years and months.
    public static Column make_ym_interval(Column years) {
        return call("make_ym_interval", years);
    }

    /// An interval of years and months.
    public static Column make_ym_interval(Column years, Column months) {
        return call("make_ym_interval", years, months);
    }

    /// The minute, 0 to 59.
    public static Column minute(Column e) {
        return call("minute", e);
    }

    /// The month, 1 to 12.
    public static Column month(Column e) {
        return call("month", e);
    }

    /// The month in three letters.
    public static Column monthname(Column e) {
        return call("monthname", e);
    }

    /// How many months lie between, with a fraction; rounded to 8 places unless `roundOff` is false.
    public static Column months_between(Column end, Column start) {
        return call("months_between", end, start);
    }

    /// How many months lie between, with a fraction; rounded to 8 places unless `roundOff` is false.
    public static Column months_between(Column end, Column start, boolean roundOff) {
        return call("months_between", end, start, roundOff);
    }

    /// The first day after the date that is this day of the week.
    public static Column next_day(Column date, String dayOfWeek) {
        return call("next_day", date, dayOfWeek);
    }

    /// The first day after the date that is this day of the week.
    public static Column next_day(Column date, Column dayOfWeek) {
        return call("next_day", date, dayOfWeek);
    }

    /// Now; the same for all rows of a query.
    public static Column now() {
        return call("now");
    }

    /// The quarter, 1 to 4.
    public static Column quarter(Column e) {
        return call("quarter", e);
    }

    /// The second, 0 to 59.
    public static Column second(Column e) {
        return call("second", e);
    }

    /// The timestamp so many microseconds after 1970.
    public static Column timestamp_micros(Column e) {
        return call("timestamp_micros", e);
    }

    /// The timestamp so many milliseconds after 1970.
    public static Column timestamp_millis(Column e) {
        return call("timestamp_millis", e);
    }

    /// The timestamp so many seconds after 1970.
    public static Column timestamp_seconds(Column e) {
        return call("timestamp_seconds", e);
    }

    /// Text, or a timestamp, as a date. Text that is none is an error; see `try_to_date`.
    public static Column to_date(Column e) {
        return call("to_date", e);
    }

    /// Text, or a timestamp, as a date. Text that is none is an error; see `try_to_date`.
    public static Column to_date(Column e, String format) {
        return call("to_date", e, format);
    }

    /// Text, or a date, as a timestamp. Text that is none is an error; see `try_to_timestamp`.
    public static Column to_timestamp(Column e) {
        return call("to_timestamp", e);
    }

    /// Text, or a date, as a timestamp. Text that is none is an error; see `try_to_timestamp`.
    public static Column to_timestamp(Column e, String format) {
        return call("to_timestamp", e, format);
    }

    /// A time as seconds since 1970.
    public static Column to_unix_timestamp(Column e) {
        return call("to_unix_timestamp", e);
    }

    /// A time as seconds since 1970.
    public static Column to_unix_timestamp(Column e, Column format) {
        return call("to_unix_timestamp", e, format);
    }

    /// A wall-clock time of a zone as that of UTC.
    public static Column to_utc_timestamp(Column e, String zone) {
        return call("to_utc_timestamp", e, zone);
    }

    /// A wall-clock time of a zone as that of UTC.
    public static Column to_utc_timestamp(Column e, Column zone) {
        return call("to_utc_timestamp", e, zone);
    }

    /// A date cut to a unit: `year`, `quarter`, `month`, `week`.
    public static Column trunc(Column date, String format) {
        return call("trunc", date, format);
    }

    /// Text as a date; null where it is none.
    public static Column try_to_date(Column e) {
        return call("try_to_date", e);
    }

    /// Text as a date; null where it is none.
    public static Column try_to_date(Column e, String format) {
        return call("try_to_date", e, format);
    }

    /// Text as a timestamp; null where it is none.
    public static Column try_to_timestamp(Column e) {
        return call("try_to_timestamp", e);
    }

    /// Text as a timestamp; null where it is none.
    public static Column try_to_timestamp(Column e, Column format) {
        return call("try_to_timestamp", e, format);
    }

    /// Days since 1970-01-01.
    public static Column unix_date(Column e) {
        return call("unix_date", e);
    }

    /// Microseconds since 1970.
    public static Column unix_micros(Column e) {
        return call("unix_micros", e);
    }

    /// Milliseconds since 1970.
    public static Column unix_millis(Column e) {
        return call("unix_millis", e);
    }

    /// Seconds since 1970.
    public static Column unix_seconds(Column e) {
        return call("unix_seconds", e);
    }

    /// A time (now, when left out) as seconds since 1970.
    public static Column unix_timestamp() {
        return call("unix_timestamp");
    }

    /// A time (now, when left out) as seconds since 1970.
    public static Column unix_timestamp(Column e) {
        return call("unix_timestamp", e);
    }

    /// A time (now, when left out) as seconds since 1970.
    public static Column unix_timestamp(Column e, String format) {
        return call("unix_timestamp", e, format);
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    public static Column weekday(Column e) {
        return call("weekday", e);
    }

    /// The week of the year by ISO 8601.
    public static Column weekofyear(Column e) {
        return call("weekofyear", e);
    }

    /// The year.
    public static Column year(Column e) {
        return call("year", e);
    }
}

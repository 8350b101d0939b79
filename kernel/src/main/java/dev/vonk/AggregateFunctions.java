package dev.vonk;

/// Functions of many rows, for `agg(...)`. Nulls do not count unless said otherwise.
abstract class AggregateFunctions extends JsonFunctions {
    AggregateFunctions() {
    }

    /// Whether the condition is true for one row.
    public static Column any(Column e) {
        return call("bool_or", e);
    }

    /// A value of the group, whichever comes first.
    public static Column any_value(Column e) {
        return call("any_value", e);
    }

    /// A value of the group, whichever comes first.
    public static Column any_value(Column e, Column ignoreNulls) {
        return call("any_value", e, ignoreNulls);
    }

    /// About how many distinct values; nulls do not count.
    public static Column approx_count_distinct(Column e) {
        return call("approx_count_distinct", e);
    }

    /// About how many distinct values; nulls do not count.
    public static Column approx_count_distinct(String e) {
        return call("approx_count_distinct", column(e));
    }

    /// As `percentile_approx`.
    public static Column approx_percentile(Column e, Column percentage, Column accuracy) {
        return call("approx_percentile", e, percentage, accuracy);
    }

    /// The values of the group as an array; nulls are left out.
    public static Column array_agg(Column e) {
        return call("array_agg", e);
    }

    /// The mean: a double, or a decimal of decimals; null where there is no value.
    public static Column avg(Column e) {
        return call("avg", e);
    }

    /// The mean: a double, or a decimal of decimals; null where there is no value.
    public static Column avg(String e) {
        return call("avg", column(e));
    }

    /// The bits set in all values.
    public static Column bit_and(Column e) {
        return call("bit_and", e);
    }

    /// The bits set in one value.
    public static Column bit_or(Column e) {
        return call("bit_or", e);
    }

    /// The bits set in an odd number of values.
    public static Column bit_xor(Column e) {
        return call("bit_xor", e);
    }

    /// Whether the condition is true for all rows.
    public static Column bool_and(Column e) {
        return call("bool_and", e);
    }

    /// Whether the condition is true for one row.
    public static Column bool_or(Column e) {
        return call("bool_or", e);
    }

    /// The values of the group as an array; nulls are left out.
    public static Column collect_list(Column e) {
        return call("collect_list", e);
    }

    /// The values of the group as an array; nulls are left out.
    public static Column collect_list(String e) {
        return call("collect_list", column(e));
    }

    /// The distinct values of the group as an array; nulls are left out.
    public static Column collect_set(Column e) {
        return call("collect_set", e);
    }

    /// The distinct values of the group as an array; nulls are left out.
    public static Column collect_set(String e) {
        return call("collect_set", column(e));
    }

    /// The correlation of two columns, -1 to 1.
    public static Column corr(Column left, Column right) {
        return call("corr", left, right);
    }

    /// The correlation of two columns, -1 to 1. Columns by name.
    public static Column corr(String left, String right) {
        return call("corr", column(left), column(right));
    }

    /// How many rows where the value is not null; `count("*")` counts all rows. Never null.
    public static Column count(Column e) {
        return call("count", e);
    }

    /// How many rows where the value is not null; `count("*")` counts all rows. Never null.
    public static Column count(String e) {
        return call("count", column(e));
    }

    /// For how many rows the condition is true.
    public static Column count_if(Column e) {
        return call("count_if", e);
    }

    /// The covariance of two columns, of a population.
    public static Column covar_pop(Column left, Column right) {
        return call("covar_pop", left, right);
    }

    /// The covariance of two columns, of a population. Columns by name.
    public static Column covar_pop(String left, String right) {
        return call("covar_pop", column(left), column(right));
    }

    /// The covariance of two columns, of a sample.
    public static Column covar_samp(Column left, Column right) {
        return call("covar_samp", left, right);
    }

    /// The covariance of two columns, of a sample. Columns by name.
    public static Column covar_samp(String left, String right) {
        return call("covar_samp", column(left), column(right));
    }

    /// Whether the condition is true for all rows.
    public static Column every(Column e) {
        return call("bool_and", e);
    }

    /// The first value that comes, null or not.
    public static Column first(Column e) {
        return call("first", e);
    }

    /// The first value that comes, null or not.
    public static Column first(String e) {
        return call("first", column(e));
    }

    /// The first value that comes.
    public static Column first_value(Column e) {
        return call("first", e);
    }

    /// The first value that comes.
    public static Column first_value(Column e, Column ignoreNulls) {
        return call("first", e, ignoreNulls);
    }

    /// How heavy the tails are.
    public static Column kurtosis(Column e) {
        return call("kurtosis", e);
    }

    /// How heavy the tails are.
    public static Column kurtosis(String e) {
        return call("kurtosis", column(e));
    }

    /// The last value that comes, null or not.
    public static Column last(Column e) {
        return call("last", e);
    }

    /// The last value that comes, null or not.
    public static Column last(String e) {
        return call("last", column(e));
    }

    /// The last value that comes.
    public static Column last_value(Column e) {
        return call("last", e);
    }

    /// The last value that comes.
    public static Column last_value(Column e, Column ignoreNulls) {
        return call("last", e, ignoreNulls);
    }

    /// The values as one text, with a delimiter between.
    public static Column listagg(Column e) {
        return call("listagg", e);
    }

    /// The values as one text, with a delimiter between.
    public static Column listagg(Column e, Column delimiter) {
        return call("listagg", e, delimiter);
    }

    /// The greatest value; NaN is greatest of all.
    public static Column max(Column e) {
        return call("max", e);
    }

    /// The greatest value; NaN is greatest of all.
    public static Column max(String e) {
        return call("max", column(e));
    }

    /// The value where another is greatest.
    public static Column max_by(Column e, Column order) {
        return call("max_by", e, order);
    }

    /// The mean, as `avg`.
    public static Column mean(Column e) {
        return call("avg", e);
    }

    /// The mean, as `avg`.
    public static Column mean(String e) {
        return call("avg", column(e));
    }

    /// The value in the middle.
    public static Column median(Column e) {
        return call("median", e);
    }

    /// The smallest value.
    public static Column min(Column e) {
        return call("min", e);
    }

    /// The smallest value.
    public static Column min(String e) {
        return call("min", column(e));
    }

    /// The value where another is smallest.
    public static Column min_by(Column e, Column order) {
        return call("min_by", e, order);
    }

    /// The commonest value.
    public static Column mode(Column e) {
        return call("mode", e);
    }

    /// The value below which this part (0 to 1, or an array of parts) lies, interpolated.
    public static Column percentile(Column e, Column percentage) {
        return call("percentile", e, percentage);
    }

    /// The value below which this part (0 to 1, or an array of parts) lies, interpolated.
    public static Column percentile(Column e, Column percentage, Column frequency) {
        return call("percentile", e, percentage, frequency);
    }

    /// A value of the group below which about this part (0 to 1, or an array of parts) lies.
    public static Column percentile_approx(Column e, Column percentage, Column accuracy) {
        return call("percentile_approx", e, percentage, accuracy);
    }

    /// All values multiplied, as a double.
    public static Column product(Column e) {
        return call("product", e);
    }

    /// The mean of `x` where neither is null.
    public static Column regr_avgx(Column y, Column x) {
        return call("regr_avgx", y, x);
    }

    /// The mean of `y` where neither is null.
    public static Column regr_avgy(Column y, Column x) {
        return call("regr_avgy", y, x);
    }

    /// How many rows where neither is null.
    public static Column regr_count(Column y, Column x) {
        return call("regr_count", y, x);
    }

    /// Where the fitted line crosses the axis.
    public static Column regr_intercept(Column y, Column x) {
        return call("regr_intercept", y, x);
    }

    /// How well the line fits, 0 to 1.
    public static Column regr_r2(Column y, Column x) {
        return call("regr_r2", y, x);
    }

    /// How steep the fitted line is.
    public static Column regr_slope(Column y, Column x) {
        return call("regr_slope", y, x);
    }

    /// The sum of squares of `x` about its mean.
    public static Column regr_sxx(Column y, Column x) {
        return call("regr_sxx", y, x);
    }

    /// The sum of products of `x` and `y` about their means.
    public static Column regr_sxy(Column y, Column x) {
        return call("regr_sxy", y, x);
    }

    /// The sum of squares of `y` about its mean.
    public static Column regr_syy(Column y, Column x) {
        return call("regr_syy", y, x);
    }

    /// How lopsided the values are.
    public static Column skewness(Column e) {
        return call("skewness", e);
    }

    /// How lopsided the values are.
    public static Column skewness(String e) {
        return call("skewness", column(e));
    }

    /// Whether the condition is true for one row.
    public static Column some(Column e) {
        return call("bool_or", e);
    }

    /// The standard deviation of a sample.
    public static Column std(Column e) {
        return call("std", e);
    }

    /// The standard deviation of a sample; null for a single value.
    public static Column stddev(Column e) {
        return call("stddev", e);
    }

    /// The standard deviation of a sample; null for a single value.
    public static Column stddev(String e) {
        return call("stddev", column(e));
    }

    /// The standard deviation of a population.
    public static Column stddev_pop(Column e) {
        return call("stddev_pop", e);
    }

    /// The standard deviation of a population.
    public static Column stddev_pop(String e) {
        return call("stddev_pop", column(e));
    }

    /// The standard deviation of a sample.
    public static Column stddev_samp(Column e) {
        return call("stddev_samp", e);
    }

    /// The standard deviation of a sample.
    public static Column stddev_samp(String e) {
        return call("stddev_samp", column(e));
    }

    /// The values as one text, with a delimiter between.
    public static Column string_agg(Column e) {
        return call("listagg", e);
    }

    /// The values as one text, with a delimiter between.
    public static Column string_agg(Column e, Column delimiter) {
        return call("listagg", e, delimiter);
    }

    /// The sum: a bigint of integers, a double of floats, a decimal of ten more digits of decimals; null where there is
    /// no value. Overflow is an error; see `try_sum`.
    public static Column sum(Column e) {
        return call("sum", e);
    }

    /// The sum: a bigint of integers, a double of floats, a decimal of ten more digits of decimals; null where there is
    /// no value. Overflow is an error; see `try_sum`.
    public static Column sum(String e) {
        return call("sum", column(e));
    }

    /// The mean; null on overflow.
    public static Column try_avg(Column e) {
        return call("try_avg", e);
    }

    /// The sum; null on overflow.
    public static Column try_sum(Column e) {
        return call("try_sum", e);
    }

    /// The variance of a population.
    public static Column var_pop(Column e) {
        return call("var_pop", e);
    }

    /// The variance of a population.
    public static Column var_pop(String e) {
        return call("var_pop", column(e));
    }

    /// The variance of a sample.
    public static Column var_samp(Column e) {
        return call("var_samp", e);
    }

    /// The variance of a sample.
    public static Column var_samp(String e) {
        return call("var_samp", column(e));
    }

    /// The variance of a sample.
    public static Column variance(Column e) {
        return call("variance", e);
    }

    /// The variance of a sample.
    public static Column variance(String e) {
        return call("variance", column(e));
    }
}

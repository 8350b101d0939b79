package dev.vonk;

import org.jspecify.annotations.Nullable;

/// Functions of arrays, maps and structs.
abstract class CollectionFunctions extends DateFunctions {
    CollectionFunctions() {
    }

    /// An array of the values.
    public static Column array(Column... columns) {
        return call("array", (Object[]) columns);
    }

    /// An array of the values.
    public static Column array(String first, String... more) {
        return call("array", (Object[]) columns(first, more));
    }

    /// The array with one more element at the end.
    public static Column array_append(Column array, @Nullable Object element) {
        return call("array_append", array, element);
    }

    /// The array without nulls.
    public static Column array_compact(Column array) {
        return call("array_compact", array);
    }

    /// Whether the array has the value; null where it does not and has a null.
    public static Column array_contains(Column array, @Nullable Object value) {
        return call("array_contains", array, value);
    }

    /// Each element once, in order of first occurrence.
    public static Column array_distinct(Column array) {
        return call("array_distinct", array);
    }

    /// The elements of the left array that the right one does not have, once each.
    public static Column array_except(Column left, Column right) {
        return call("array_except", left, right);
    }

    /// The array with one more element at a place, counted from 1 or, negative, from the end; filled up with nulls where it
    /// is shorter.
    public static Column array_insert(Column array, Column pos, Column value) {
        return call("array_insert", array, pos, value);
    }

    /// The elements that both arrays have, once each.
    public static Column array_intersect(Column left, Column right) {
        return call("array_intersect", left, right);
    }

    /// The elements as text with a delimiter between; nulls are left out, or replaced.
    public static Column array_join(Column array, String delimiter) {
        return call("array_join", array, delimiter);
    }

    /// The elements as text with a delimiter between; nulls are left out, or replaced.
    public static Column array_join(Column array, String delimiter, String nullReplacement) {
        return call("array_join", array, delimiter, nullReplacement);
    }

    /// The greatest element; nulls do not count.
    public static Column array_max(Column array) {
        return call("array_max", array);
    }

    /// The smallest element; nulls do not count.
    public static Column array_min(Column array) {
        return call("array_min", array);
    }

    /// The place, counted from 1, where a value first is; 0 where it is not.
    public static Column array_position(Column array, @Nullable Object value) {
        return call("array_position", array, value);
    }

    /// The array with one more element in front.
    public static Column array_prepend(Column array, @Nullable Object element) {
        return call("array_prepend", array, element);
    }

    /// The array without all elements equal to a value.
    public static Column array_remove(Column array, @Nullable Object element) {
        return call("array_remove", array, element);
    }

    /// A value as often, in an array.
    public static Column array_repeat(Column element, int count) {
        return call("array_repeat", element, count);
    }

    /// A value as often, in an array.
    public static Column array_repeat(Column element, Column count) {
        return call("array_repeat", element, count);
    }

    /// How many elements; null where the array is null.
    public static Column array_size(Column array) {
        return call("array_size", array);
    }

    /// The elements in ascending order, nulls last.
    public static Column array_sort(Column array) {
        return call("array_sort", array);
    }

    /// The elements of both arrays, once each.
    public static Column array_union(Column left, Column right) {
        return call("array_union", left, right);
    }

    /// Whether the arrays have an element in common.
    public static Column arrays_overlap(Column left, Column right) {
        return call("arrays_overlap", left, right);
    }

    /// The array of structs of the elements at the same places.
    public static Column arrays_zip(Column... arrays) {
        return call("arrays_zip", (Object[]) arrays);
    }

    /// How many elements or entries.
    public static Column cardinality(Column e) {
        return call("cardinality", e);
    }

    /// An element of an array by place, counted from 1 (negative: from the end), or of a map by key. A place that is
    /// not there is an error.
    public static Column element_at(Column collection, @Nullable Object key) {
        return call("element_at", collection, key);
    }

    /// One row for each element of an array (column `col`) or entry of a map (columns `key`, `value`). Stands alone in
    /// a select.
    public static Column explode(Column e) {
        return call("explode", e);
    }

    /// As `explode`; a null or empty collection gives one row of nulls.
    public static Column explode_outer(Column e) {
        return call("explode_outer", e);
    }

    /// An array of arrays as one array.
    public static Column flatten(Column array) {
        return call("flatten", array);
    }

    /// An element of an array by place, counted from 0; null where the place is not there.
    public static Column get(Column array, Column index) {
        return call("get", array, index);
    }

    /// One row for each struct of an array, its fields as columns.
    public static Column inline(Column e) {
        return call("inline", e);
    }

    /// As `inline`; a null or empty array gives one row of nulls.
    public static Column inline_outer(Column e) {
        return call("inline_outer", e);
    }

    /// A map of keys and values in turn. A null key, or one that comes twice, is an error.
    public static Column map(Column... keysAndValues) {
        return call("map", (Object[]) keysAndValues);
    }

    /// The entries of all maps.
    public static Column map_concat(Column... maps) {
        return call("map_concat", (Object[]) maps);
    }

    /// Whether the map has the key.
    public static Column map_contains_key(Column map, @Nullable Object key) {
        return call("map_contains_key", map, key);
    }

    /// The entries as an array of structs `key`, `value`.
    public static Column map_entries(Column map) {
        return call("map_entries", map);
    }

    /// A map of an array of keys and one of values.
    public static Column map_from_arrays(Column keys, Column values) {
        return call("map_from_arrays", keys, values);
    }

    /// A map of an array of pairs.
    public static Column map_from_entries(Column entries) {
        return call("map_from_entries", entries);
    }

    /// The keys as an array.
    public static Column map_keys(Column map) {
        return call("map_keys", map);
    }

    /// The values as an array.
    public static Column map_values(Column map) {
        return call("map_values", map);
    }

    /// A struct of names (constant texts) and values in turn.
    public static Column named_struct(Column... namesAndValues) {
        return call("named_struct", (Object[]) namesAndValues);
    }

    /// As `explode`, with the place counted from 0 in front (column `pos`).
    public static Column posexplode(Column e) {
        return call("posexplode", e);
    }

    /// As `posexplode`; a null or empty collection gives one row of nulls.
    public static Column posexplode_outer(Column e) {
        return call("posexplode_outer", e);
    }

    /// The values from `start` to `stop`, both included, as an array.
    public static Column sequence(Column start, Column stop) {
        return call("sequence", start, stop);
    }

    /// The values from `start` to `stop`, both included, as an array.
    public static Column sequence(Column start, Column stop, Column step) {
        return call("sequence", start, stop, step);
    }

    /// The array in random order.
    public static Column shuffle(Column array) {
        return call("shuffle", array);
    }

    /// How many elements or entries; null where the collection is null.
    public static Column size(Column e) {
        return call("size", e);
    }

    /// The part of an array from a place, counted from 1 (negative: from the end).
    public static Column slice(Column array, int start, int length) {
        return call("slice", array, start, length);
    }

    /// The part of an array from a place, counted from 1 (negative: from the end).
    public static Column slice(Column array, Column start, Column length) {
        return call("slice", array, start, length);
    }

    /// The elements in order; nulls first when ascending, last when not.
    public static Column sort_array(Column array) {
        return call("sort_array", array);
    }

    /// The elements in order; nulls first when ascending, last when not.
    public static Column sort_array(Column array, boolean ascending) {
        return call("sort_array", array, ascending);
    }

    /// A struct of the columns under their names.
    public static Column struct(Column... columns) {
        return call("struct", (Object[]) columns);
    }

    /// A struct of the columns under their names.
    public static Column struct(String first, String... more) {
        return call("struct", (Object[]) columns(first, more));
    }

    /// As `element_at`; null where a place is not there.
    public static Column try_element_at(Column collection, Column key) {
        return call("try_element_at", collection, key);
    }
}

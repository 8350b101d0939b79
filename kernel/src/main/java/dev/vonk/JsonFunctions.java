package dev.vonk;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;

/// Functions of JSON text.
abstract class JsonFunctions extends CollectionFunctions {
    JsonFunctions() {
    }

    /// The values that JSON text holds, under a schema; null where the text is no JSON.
    ///
    /// ```java
    /// df.select(from_json(col("body"), "id INT, tags ARRAY<STRING>").alias("body")).select("body.*");
    /// ```
    ///
    /// @throws dev.vonk.runtime.data.DataException where the schema is not understood
    public static Column from_json(Column json, String schema) {
        return from_json(json, TypeParser.parseSchema(schema));
    }

    /// The values that JSON text holds, under a schema; null where the text is no JSON.
    public static Column from_json(Column json, StructType schema) {
        return from_json(json, (DataType) schema);
    }

    /// The value that JSON text holds, of a struct, map or array type; null where the text is no JSON.
    public static Column from_json(Column json, DataType type) {
        return call("from_json", json, Functions.lit(null).cast(type));
    }

    /// What stands in JSON text at a path such as `$.a[0].b`, as text; null where nothing does.
    public static Column get_json_object(Column json, String path) {
        return call("get_json_object", json, path);
    }

    /// How many elements the outermost JSON array has; null for anything else.
    public static Column json_array_length(Column json) {
        return call("json_array_length", json);
    }

    /// The keys of the outermost JSON object; null for anything else.
    public static Column json_object_keys(Column json) {
        return call("json_object_keys", json);
    }

    /// A struct, map or array as JSON text.
    public static Column to_json(Column value) {
        return call("to_json", value);
    }
}

package dev.vonk.runtime.type;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CoercionTest {
    private static void common(String left, String right, String expected) {
        var a = TypeParser.parseType(left);
        var b = TypeParser.parseType(right);
        assertEquals(expected, Coercion.leastCommonType(a, b).map(DataType::simpleString).orElse("none"),
                left + " u " + right);
        assertEquals(expected, Coercion.leastCommonType(b, a).map(DataType::simpleString).orElse("none"),
                right + " u " + left);
    }

    @Test
    void numbersWidenAsSparkWidensThem() {
        common("tinyint", "bigint", "bigint");
        common("tinyint", "float", "double");
        common("float", "float", "float");
        common("tinyint", "decimal(10,0)", "decimal(10,0)");
        common("int", "decimal(5,3)", "decimal(13,3)");
        common("decimal(38,0)", "decimal(10,5)", "decimal(38,0)");
        common("float", "decimal(10,2)", "double");
    }

    @Test
    void stringsGiveWay() {
        common("string", "tinyint", "bigint");
        common("string", "decimal(10,0)", "double");
        common("string", "date", "date");
        common("string", "boolean", "boolean");
        common("string", "array<int>", "none");
        assertEquals(Optional.of(DataTypes.LongType), Coercion.leastCommonType(
                List.of(DataTypes.StringType, DataTypes.IntegerType, DataTypes.StringType)));
    }

    @Test
    void timesWidenAndContainersRecurse() {
        common("date", "timestamp_ntz", "timestamp_ntz");
        common("timestamp", "timestamp_ntz", "timestamp");
        common("array<int>", "array<bigint>", "array<bigint>");
        common("struct<a:int>", "struct<a:string>", "struct<a:bigint>");
        common("boolean", "int", "none");
    }

    @Test
    void decimalResultsFollowSparksPrecisions() {
        var wide = new DecimalType(38, 18);
        assertEquals("decimal(38,17)", Coercion.decimalSum(wide, wide).simpleString());
        assertEquals("decimal(38,6)", Coercion.decimalProduct(wide, wide).simpleString());
        assertEquals("decimal(38,6)", Coercion.decimalQuotient(wide, wide).simpleString());
        assertEquals("decimal(32,4)",
                Coercion.decimalProduct(new DecimalType(15, 2), new DecimalType(16, 2)).simpleString());
        assertEquals("decimal(25,2)", Coercion.sumType(new DecimalType(15, 2)).simpleString());
        assertEquals("decimal(19,6)", Coercion.averageType(new DecimalType(15, 2)).simpleString());
        assertEquals(new DecimalType(3, 0), Coercion.decimalForLiteral(-123));
    }

    @Test
    void castsExistWhereSparkHasThem() {
        assertTrue(Coercion.canCast(DataTypes.StringType, DataTypes.DateType));
        assertFalse(Coercion.canCast(DataTypes.DateType, DataTypes.IntegerType));
        assertTrue(Coercion.canCast(DataTypes.TimestampType, DataTypes.LongType));
        assertFalse(Coercion.canCast(DataTypes.BooleanType, DataTypes.DateType));
        assertTrue(Coercion.castNeverFails(DataTypes.IntegerType, DataTypes.LongType));
        assertFalse(Coercion.castNeverFails(DataTypes.LongType, DataTypes.IntegerType));
    }

    @Test
    void schemasAreReadFromDdl() {
        var schema = TypeParser.parseSchema(
                "id BIGINT NOT NULL, `odd name` decimal(10, 2) COMMENT 'it''s', tags ARRAY<STRING>, m map<string, struct<a: int, b: date>>");
        assertEquals("struct<id:bigint,odd name:decimal(10,2),tags:array<string>,m:map<string,struct<a:int,b:date>>>",
                schema.simpleString());
        assertFalse(schema.field(0).nullable());
        assertEquals(List.of("id", "odd name", "tags", "m"), schema.names());
    }

    @Test
    void aWrongTypeIsShownWithItsPlace() {
        var error = assertThrows(IllegalArgumentException.class, () -> TypeParser.parseSchema("a int, b strin"));
        assertEquals(
                "[UNSUPPORTED_DATATYPE] There is no type \"strin\". Types that start alike: short, smallint, string, struct."
                        + "\n  a int, b strin\n           ^",
                error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TypeParser.parseType("decimal(40,2)"));
        assertThrows(IllegalArgumentException.class, () -> TypeParser.parseType("array<int"));
    }
}

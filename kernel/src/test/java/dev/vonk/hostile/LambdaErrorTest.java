package dev.vonk.hostile;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A user's functions that throw, on the threads of tasks.
class LambdaErrorTest {
    private final Bench bench = new Bench();
    private final ErrorBook book = new ErrorBook(bench, Path.of("unused"));

    @BeforeEach
    void open() {
        bench.works("""
                class Refused extends RuntimeException { Refused(String why) { super(why); } }
                record Person(String name, int age) {}
                var people = spark.createDataset(List.of(new Person("Ada", 36), new Person("Alan", 0)), Person.class).coalesce(1);
                var words = spark.createDataset(List.of("one", "two", "3"), String.class).coalesce(1);
                """);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void functionsThatThrow() {
        book.fails("map", "words\n  .map(\n    word -> Integer.parseInt(word), Integer.class)\n  .collect()");
        book.fails("map of records", "people.map(person -> 100 / person.age(), Integer.class).collectAsList()");
        book.fails("filter", "words.filter(word -> { throw new Refused(\"not \" + word); }).count()");
        book.fails("filter of rows", "people.toDF().filter(row -> row.getInt(7) > 1).count()");
        book.fails("flatMap",
                "words.flatMap(word -> List.of(word.split(\"\")).subList(0, 2).iterator(), String.class).show()");
        book.fails("flatMap, in the iterator",
                "words.flatMap(word -> Stream.of(word).map(w -> w.charAt(1) + \"\").iterator(), String.class).show()");
        book.answers("flatMap of null", "words.flatMap(word -> null, String.class).show()");
        book.fails("mapPartitions",
                "words.mapPartitions(all -> { all.next(); throw new Refused(\"enough\"); }, String.class).show()");
        book.fails("mapPartitions beyond the end",
                "words.mapPartitions(all -> { while (true) all.next(); }, String.class).show()");
        book.fails("a key", "words.groupByKey(word -> word.charAt(1), Character.class).count().show()"
                .replace("Character.class", "String.class").replace("word.charAt(1)", "word.substring(2, 1)"));
        book.fails("groups",
                "words.groupByKey(word -> 1, Integer.class).mapGroups((length, all) -> { throw new Refused(\"group \" + length); }, String.class).show()");
        book.fails("reduce", "words.reduce((a, b) -> { throw new Refused(a + \" and \" + b); })");
        book.fails("foreach", "words.foreach(word -> { throw new Refused(word); })");
        book.fails("a udf",
                "spark.udf().register(\"len\", (String s) -> s.charAt(3) + \"\");\nwords.select(call_function(\"len\", col(\"value\"))).show()");
        book.answers("null for a boxed value", "words.map(word -> (Integer) null, Integer.class).collectAsList()");
        book.fails("null for a record", "people.map(person -> (Person) null, Person.class).toDF().show()");
        book.fails("a stack that overflows",
                "int deep(int n) { return 1 + deep(n + 1); }\nwords.map(word -> deep(0), Integer.class).show()");
        book.fails("a class that fails to start",
                "class Never { static int one = 1 / 0; }\nwords.map(word -> Never.one, Integer.class).show()");
        book.fails("an assertion", "words.map(word -> { throw new AssertionError(word); }, String.class).show()");
        book.fails("an array larger than any",
                "words.map(word -> new int[Integer.MAX_VALUE][Integer.MAX_VALUE].length, Integer.class).show()");
        book.fails("spark inside a function",
                "words.map(word -> spark.range(3).select(\"no\").count(), Long.class).show()");
        book.fails("a toString that throws",
                "record Shy(String name) { public String toString() { throw new Refused(\"shy\"); } }\nwords.map(word -> new Shy(word), Shy.class).map(shy -> { throw new Refused(\"x\"); }, String.class).show()");
        book.fails("a query inside a function", "words.map(word -> spark.range(3).count(), Long.class).show()");
        book.assertMatches(LambdaErrorTest.class, "lambdas.golden");
        bench.assertClean();
    }
}

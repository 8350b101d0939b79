package dev.vonk.samples;

import dev.vonk.Session;
import java.util.Arrays;

import static dev.vonk.Functions.col;

/// Counts the words of text files and prints the most common ones.
///
///     java -cp ... dev.vonk.samples.WordCount samples/data/lighthouse.txt
public final class WordCount {
    private static final String SAMPLE = "samples/data/lighthouse.txt";
    private static final int SHOWN = 10;

    private WordCount() {}

    /// @param arguments files, folders or patterns such as `texts/*.txt`; a sample text where there are none
    public static void main(String[] arguments) {
        String[] files = arguments.length == 0 ? new String[]{SAMPLE} : arguments;
        try (Session spark = Session.builder().appName("Word count").getOrCreate()) {
            var words = spark.read()
                    .textFile(files)
                    .flatMap(line -> Arrays.stream(line.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+"))
                            .iterator(), String.class)
                    .filter(word -> !word.isEmpty());

            words.groupByKey(word -> word, String.class)
                    .count()
                    .toDF("word", "times")
                    .orderBy(col("times").desc(), col("word"))
                    .show(SHOWN);

            System.out.println(words.count() + " words, " + words.distinct().count() + " of them different");
        }
    }
}

/// Spark's own golden SQL files, read out of its test jar on the class path, and how well we do on them. Read
/// [dev.vonk.kernel.sql.golden.GoldenFile] first, then [dev.vonk.kernel.sql.golden.GoldenSuite]. Nothing of the files
/// themselves comes in here.
@NullMarked
package dev.vonk.kernel.sql.golden;

import org.jspecify.annotations.NullMarked;

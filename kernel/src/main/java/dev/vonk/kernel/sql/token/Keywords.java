package dev.vonk.kernel.sql.token;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The words that mean something to SQL, and which of them may be names all the same. Whoever colours or completes SQL
/// reads this table too.
///
/// By default every word may be a name; only [#JOIN_WORDS] may not name a table without quotes. Under
/// [ParseOptions#reservedWords] the words of the standard are reserved.
public final class Keywords {
    /// Words that end a relation, so that they cannot be its alias.
    public static final Set<String> JOIN_WORDS = words("""
            ANTI CROSS EXCEPT FULL INNER INTERSECT JOIN LATERAL LEFT MINUS NATURAL ON RIGHT SEMI UNION USING
            """);
    /// Words of the standard: reserved where [ParseOptions#reservedWords] says so.
    public static final Set<String> RESERVED = words("""
            ALL AND ANY AS AUTHORIZATION BOTH CALL CASE CAST CHECK COLLATE COLLATION COLLATIONS COLUMN
            CONSTRAINT CREATE CROSS CURRENT_DATE CURRENT_PATH CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP
            CURRENT_USER DISTINCT ELSE END ESCAPE EXCEPT EXECUTE FALSE FETCH FILTER FOR FOREIGN FROM FULL GRANT
            GROUP HAVING IN INNER INTERSECT INTO IS JOIN LATERAL LEADING LEFT NATURAL NOT NULL OFFSET ON ONLY
            OR ORDER OUTER OVERLAPS PRIMARY RECURSIVE REFERENCES RIGHT SELECT SESSION_USER SOME SQL TABLE THEN
            TIME TO TRAILING UNION UNIQUE UNKNOWN USER USING WHEN WHERE WITH WITHIN
            """);
    /// Words that may always be names.
    public static final Set<String> FREE = words("""
            ADD AFTER AGGREGATE ALTER ALWAYS ANALYZE ANY_VALUE APPROX ARCHIVE ARRAY ASC ASENSITIVE AT ATOMIC
            BEGIN BERNOULLI BETWEEN BIGINT BINARY BINDING BOOLEAN BUCKET BUCKETS BY BYTE CACHE CALLED CASCADE
            CATALOG CATALOGS CHANGE CHANGES CHAR CHARACTER CLEAR CLOSE CLUSTER CLUSTERED CODEGEN COLLECTION
            COLUMNS COMMENT COMMIT COMPACT COMPACTIONS COMPENSATION COMPUTE CONCATENATE CONDITION CONTAINS
            CONTINUE COST CUBE CURRENT CURRENT_DATABASE CURSOR DATA DATABASE DATABASES DATE DATEADD DATEDIFF
            DATE_ADD DATE_DIFF DAY DAYOFYEAR DAYS DBPROPERTIES DEC DECIMAL DECLARE DEFAULT DEFAULT_PATH DEFINED
            DEFINER DELAY DELETE DELIMITED DESC DESCRIBE DETERMINISTIC DFS DIRECTORIES DIRECTORY DISTANCE
            DISTRIBUTE DIV DO DOUBLE DROP ELSEIF ENFORCED ESCAPED EVOLUTION EXACT EXCHANGE EXCLUDE EXCLUSIVE
            EXISTS EXIT EXPLAIN EXPORT EXTEND EXTENDED EXTERNAL EXTRACT FIELDS FILEFORMAT FIRST FLOAT FLOW
            FOLLOWING FORMAT FORMATTED FOUND FUNCTION FUNCTIONS GENERATED GEOGRAPHY GEOMETRY GLOBAL GROUPING
            HANDLER HOUR HOURS IDENTIFIED IDENTIFIER IDENTITY IF IGNORE ILIKE IMMEDIATE IMPORT INCLUDE
            INCLUSIVE INCREMENT INDEX INDEXES INPATH INPUT INPUTFORMAT INSENSITIVE INSERT INT INTEGER INTERVAL
            INVOKER ITEMS ITERATE JSON KEY KEYS LANGUAGE LAST LAZY LEAVE LEVEL LIKE LIMIT LINES LIST LOAD LOCAL
            LOCATION LOCK LOCKS LOGICAL LONG LOOP MACRO MAP MATCHED MATERIALIZED MAX MEASURE MERGE METRICS
            MICROSECOND MICROSECONDS MILLISECOND MILLISECONDS MINUTE MINUTES MODIFIES MONTH MONTHS MSCK NAME
            NAMESPACE NAMESPACES NANOSECOND NANOSECONDS NEAREST NEXT NO NONE NORELY NULLS NUMERIC OF OPEN
            OPTION OPTIONS OUT OUTPUTFORMAT OVER OVERLAY OVERWRITE PARTITION PARTITIONED PARTITIONS PATH
            PERCENT PIVOT PLACING POSITION PRECEDING PRINCIPALS PROCEDURE PROCEDURES PROPERTIES PURGE QUALIFY
            QUARTER QUERY RANGE READ READS REAL RECORDREADER RECORDWRITER RECOVER RECURSION REDUCE REFRESH RELY
            RENAME REPAIR REPEAT REPEATABLE REPLACE RESET RESPECT RESTRICT RETURN RETURNS REVOKE RLIKE ROLE
            ROLES ROLLBACK ROLLUP ROW ROWS SCHEMA SCHEMAS SECOND SECONDS SECURITY SEPARATED SERDE
            SERDEPROPERTIES SET SETS SHORT SHOW SIMILARITY SINGLE SKEWED SMALLINT SORT SORTED SOURCE SPECIFIC
            SQLEXCEPTION SQLSTATE START STATISTICS STORED STRATIFY STREAM STREAMING STRING STRUCT SUBSTR
            SUBSTRING SYNC SYSTEM SYSTEM_PATH SYSTEM_TIME SYSTEM_VERSION TABLES TABLESAMPLE TARGET
            TBLPROPERTIES TEMPORARY TERMINATED TIMEDIFF TIMESTAMP TIMESTAMPADD TIMESTAMPDIFF TIMESTAMP_LTZ
            TIMESTAMP_NTZ TINYINT TOUCH TRANSACTION TRANSACTIONS TRANSFORM TRIM TRUE TRUNCATE TRY_CAST TYPE
            UNARCHIVE UNBOUNDED UNCACHE UNLOCK UNPIVOT UNSET UNTIL UPDATE USE VALUE VALUES VAR VARCHAR VARIABLE
            VARIANT VERSION VIEW VIEWS VOID WATERMARK WEEK WEEKS WHILE WINDOW WITHOUT X YEAR YEARS ZONE
            """);
    /// Words that begin a step of a pipe.
    public static final Set<String> PIPE_STEPS = words("""
            SELECT EXTEND SET DROP AS WHERE PIVOT UNPIVOT TABLESAMPLE INNER CROSS LEFT RIGHT FULL
            NATURAL SEMI ANTI JOIN UNION EXCEPT MINUS INTERSECT ORDER CLUSTER DISTRIBUTE SORT LIMIT OFFSET
            AGGREGATE WINDOW LATERAL
            """);
    /// Words that statements begin with.
    public static final Set<String> BEGINNINGS = words("""
            ALTER ANALYZE CACHE CALL CLEAR CREATE DECLARE DELETE DESC DESCRIBE DROP EXECUTE EXPLAIN FROM INSERT MERGE
            REFRESH RESET SELECT SET SHOW TABLE TRUNCATE UNCACHE UPDATE USE VALUES WITH
            """);
    /// Other spellings of keywords.
    private static final Map<String, String> SYNONYMS = Map.of("REGEXP", "RLIKE", "TEMP", "TEMPORARY");
    private static final Set<String> ALL = all();
    /// A word in upper case to the keyword it is.
    private static final Map<String, String> TABLE = table();

    private Keywords() {
    }

    /// Every keyword in upper case and in order.
    public static Set<String> every() {
        return ALL;
    }

    /// The keyword that a word is, in upper case and in its usual spelling; null for no keyword.
    public static @Nullable String keyword(String word) {
        return TABLE.get(word.toUpperCase(Locale.ROOT));
    }

    /// Whether a keyword may be a name.
    ///
    /// @param reserved whether the words of the standard are reserved
    public static boolean mayBeName(String keyword, boolean reserved) {
        return !reserved || !RESERVED.contains(keyword);
    }

    /// Whether a keyword may be the name of a relation.
    ///
    /// @param reserved whether the words of the standard are reserved
    public static boolean mayBeAlias(String keyword, boolean reserved) {
        return reserved ? !RESERVED.contains(keyword) : !JOIN_WORDS.contains(keyword);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private static Set<String> all() {
        var all = new TreeSet<>(JOIN_WORDS);
        all.addAll(RESERVED);
        all.addAll(FREE);
        return Collections.unmodifiableSet(all);
    }

    private static Map<String, String> table() {
        var table = new HashMap<String, String>(SYNONYMS);
        ALL.forEach(word -> table.put(word, word));
        return table;
    }
}

/// Queries as they run. Read [dev.vonk.kernel.query.ExplainAnalyzeTest]. No product code here.
@NullMarked
package dev.vonk.kernel.query;

import org.jspecify.annotations.NullMarked;

from t |> select a, b as c |> extend a + 1 as d |> set a = 2, d = 3 |> drop b, c |> as u |> where a > 1
table t |> aggregate sum(a), count(*) as n group by b as k, c |> order by n desc |> limit 3 |> offset 1
table t |> aggregate group by a |> join u using (a) |> left join lateral (select 1) on true |> tablesample (1 rows)
table t |> pivot (sum(a) for b in (1)) |> unpivot (v for n in (a)) |> union all (table u) |> except table v
table t | where a | 1 = 2 | select a | b |> select distinct a, sum(b) group by a window w as (order by a)
(table t |> where a) union all table u |> where b

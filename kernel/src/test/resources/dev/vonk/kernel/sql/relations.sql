select * from a, b c, d as e(f, g)
select * from a join b on a.x = b.x left join c using (x, y) right outer join d full join e cross join f
select * from a left semi join b on x anti join c natural left join d
select * from a join lateral (select a.x), lateral f(1) t
select * from (a join b) c, ((d)), (e join f on true)
select * from range(10) r(i), explode(array(1, 2)), db.f(a => 1, table(t) partition by x order by y), g(table (select 1) with single partition)
select * from values (1, 2), (3, 4) v(a, b) join (values 1) w
select * from a tablesample (10 percent) repeatable (7) s, b tablesample (5 rows), c tablesample (bucket 1 out of 4)
select * from a pivot (sum(x) as s, max(y) for m in (1 as jan, 2)) p
select * from a pivot (sum(x) for (m, n) in ((1, 2) as b, (3, 4)))
select * from a unpivot (v for n in (x, y as z)) u
select * from a unpivot include nulls ((v, w) for n in ((x, y) as p, (z, q)))
select * from a lateral view explode(b) lateral view outer posexplode(c) t as p, q where p
select explode(a) lateral view explode(array(1)) t as x
select * from t version as of 3, u timestamp as of '2020-01-01' w, v for system_time as of current_date
select * from t with (a = 1, 'b.c' = 'x') u, parquet.`/a/b`, identifier('x.y'), identifier(:p) z

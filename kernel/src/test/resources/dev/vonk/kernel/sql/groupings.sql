select a, sum(b) from t group by a, b + 1
select a from t group by all
select a from t group by all, x
select a from t group by ()
select a from t group by rollup(a, (b, c)), cube(d), grouping sets ((a, b), a, (), rollup(c))
select a from t group by a, b with rollup
select a from t group by a, b with cube
select a from t group by a, b grouping sets ((a, b), (a), ())

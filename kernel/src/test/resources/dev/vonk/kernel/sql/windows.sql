select sum(a) over (), rank() over (partition by a, b order by c desc), lag(a, 1) ignore nulls over w, first(a) respect nulls over (w)
select sum(a) over (order by b rows between unbounded preceding and 1 following), sum(a) over (order by b range interval 1 day preceding)
select sum(a) over (distribute by a sort by b rows current row), sum(a) over (cluster by a)
select a from t window w as (partition by b), v as (w) qualify rank() over w = 1

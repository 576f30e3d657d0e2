-- More than reading
copy airports.airport to '/tmp/stolen.csv'
create table t as select 1
drop view airports.airport
attach '/tmp/other.db'
install httpfs
load httpfs
set memory_limit = '64GB'
pragma database_list
call duckdb_settings()
export database '/tmp/everything'
select 1; select 2
select 1; drop view airports.airport
-- Files and the process
select * from read_csv('/etc/passwd')
select * from read_text('/etc/passwd')
select * from read_blob('/etc/passwd')
select * from glob('/**')
select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_metadata('{root}/airports/airports/v1/airport/*.parquet')
select * from duckdb_settings()
select * from duckdb_views()
select * from pragma_database_list()
select getenv('PATH')
select current_setting('temp_directory')
select current_setting('allowed_paths')
select * from query('select 1')
select * from query_table('duckdb_settings')
select (select content from read_text('/etc/passwd')) as x
with t as (select * from read_text('/etc/passwd')) select * from t
select * from airports.airport where iata in (select content from read_text('/etc/passwd'))
select * from airports.airport, lateral (select * from read_text('/etc/passwd')) x
describe airports.airport
show tables
summarize airports.airport

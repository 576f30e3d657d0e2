-- Each is refused, cannot be understood, or ends at a limit; none discloses anything, and the next statement works. {root} is the folder of the tables.
-- Table functions that open files or tell about the engine
select * from read_csv('/etc/passwd')
select * from read_csv_auto('/etc/passwd')
select * from read_json('/etc/passwd')
select * from read_json_auto('/etc/passwd')
select * from read_json_objects('/etc/passwd')
select * from read_json_objects_auto('/etc/passwd')
select * from read_ndjson('/etc/passwd')
select * from read_ndjson_auto('/etc/passwd')
select * from read_ndjson_objects('/etc/passwd')
select * from read_text('/proc/self/environ')
select * from read_blob('/proc/self/environ')
select * from read_text(['/etc/passwd'])
select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_scan('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_metadata('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_schema('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_file_metadata('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_kv_metadata('{root}/airports/airports/v1/airport/*.parquet')
select * from parquet_bloom_probe('{root}/airports/airports/v1/airport/a.parquet','iata','x')
select * from sniff_csv('/etc/passwd')
select * from glob('/**')
select * from glob('{root}/**')
select * from delta_scan('{root}/airports/airports/v1/airport')
select * from iceberg_scan('{root}/airports/airports/v1/airport')
select * from sqlite_scan('/tmp/x.db','t')
select * from postgres_scan('','public','t')
select * from mysql_scan('','','t')
select * from read_xlsx('/tmp/x.xlsx')
select * from st_read('/tmp/x')
select * from arrow_scan(1,2,3)
select * from duckdb_settings()
select * from duckdb_secrets()
select * from duckdb_databases()
select * from duckdb_tables()
select * from duckdb_views()
select * from duckdb_columns()
select * from duckdb_functions()
select * from duckdb_extensions()
select * from duckdb_memory()
select * from duckdb_temporary_files()
select * from duckdb_log_contexts()
select * from duckdb_logs()
select * from duckdb_variables()
select * from duckdb_dependencies()
select * from duckdb_optimizers()
select * from duckdb_types()
select * from duckdb_keywords()
select * from duckdb_schemas()
select * from duckdb_sequences()
select * from duckdb_indexes()
select * from duckdb_constraints()
select * from duckdb_external_file_cache()
select * from duckdb_prepared_statements()
select * from duckdb_connection_count()
select * from duckdb_approx_database_count()
select * from duckdb_coordinate_systems()
select * from pragma_version()
select * from pragma_platform()
select * from pragma_user_agent()
select * from pragma_database_size()
select * from pragma_metadata_info()
select * from pragma_storage_info('x')
select * from pragma_table_info('airports.airport')
select * from pragma_show('airports.airport')
select * from pragma_collations()
select * from pragma_last_profiling_output()
select * from which_secret('s3://x','s3')
select * from test_all_types()
select * from test_vector_types(1)
select * from sql_auto_complete('select')
select * from json_execute_serialized_sql('x')
select * from from_substrait('x')
select * from seq_scan('x')
select * from index_scan('x')
select * from pandas_scan(1)
select * from python_map_function(1)
select * from checkpoint()
select * from force_checkpoint()
select * from enable_logging()
select * from disable_logging()
select * from enable_profiling()
select * from summary('x')
select * from query('select 1')
select * from query_table('airports.airport')
select * from histogram('airports.airport','iata')
select * from histogram_values('airports.airport','iata')
select * from parse_duckdb_log_message('x','y')
select * from variant_to_parquet_variant(1)
select * from icu_calendar_names()
select * from pg_timezone_names()
-- The same, hidden
select count(*) from (select * from read_text('/etc/passwd'))
with a as (select 1), b as (select * from read_text('/etc/passwd')) select * from a, b
select (select count(*) from read_text('/etc/passwd'))
select 1 where exists (select * from read_text('/etc/passwd'))
select * from airports.airport union all select 'a', 'b' from read_text('/etc/passwd')
select * from airports.airport a join read_text('/etc/passwd') b on true
from read_text('/etc/passwd')
select * from airports.airport order by (select count(*) from read_text('/etc/passwd'))
select case when true then (select count(*) from read_text('/etc/passwd')) end
select * from (values (1)) v, lateral (select * from read_text('/etc/passwd')) l
select array(select 1 from read_text('/etc/passwd'))
/* a remark */ select * from /* another */ read_text('/etc/passwd') -- and one
SeLeCt * FrOm read_text('/etc/passwd')
select count(*) from (select * from duckdb_settings())
with a as (select 1), b as (select * from duckdb_settings()) select * from a, b
select (select count(*) from duckdb_settings())
select 1 where exists (select * from duckdb_settings())
select * from airports.airport union all select 'a', 'b' from duckdb_settings()
select * from airports.airport a join duckdb_settings() b on true
from duckdb_settings()
select * from airports.airport order by (select count(*) from duckdb_settings())
select case when true then (select count(*) from duckdb_settings()) end
select * from (values (1)) v, lateral (select * from duckdb_settings()) l
select array(select 1 from duckdb_settings())
/* a remark */ select * from /* another */ duckdb_settings() -- and one
SeLeCt * FrOm duckdb_settings()
select count(*) from (select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet'))
with a as (select 1), b as (select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet')) select * from a, b
select (select count(*) from read_parquet('{root}/airports/airports/v1/airport/*.parquet'))
select 1 where exists (select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet'))
select * from airports.airport union all select 'a', 'b' from read_parquet('{root}/airports/airports/v1/airport/*.parquet')
select * from airports.airport a join read_parquet('{root}/airports/airports/v1/airport/*.parquet') b on true
from read_parquet('{root}/airports/airports/v1/airport/*.parquet')
select * from airports.airport order by (select count(*) from read_parquet('{root}/airports/airports/v1/airport/*.parquet'))
select case when true then (select count(*) from read_parquet('{root}/airports/airports/v1/airport/*.parquet')) end
select * from (values (1)) v, lateral (select * from read_parquet('{root}/airports/airports/v1/airport/*.parquet')) l
select array(select 1 from read_parquet('{root}/airports/airports/v1/airport/*.parquet'))
/* a remark */ select * from /* another */ read_parquet('{root}/airports/airports/v1/airport/*.parquet') -- and one
SeLeCt * FrOm read_parquet('{root}/airports/airports/v1/airport/*.parquet')
select count(*) from (select * from glob('/**'))
with a as (select 1), b as (select * from glob('/**')) select * from a, b
select (select count(*) from glob('/**'))
select 1 where exists (select * from glob('/**'))
select * from airports.airport union all select 'a', 'b' from glob('/**')
select * from airports.airport a join glob('/**') b on true
from glob('/**')
select * from airports.airport order by (select count(*) from glob('/**'))
select case when true then (select count(*) from glob('/**')) end
select * from (values (1)) v, lateral (select * from glob('/**')) l
select array(select 1 from glob('/**'))
/* a remark */ select * from /* another */ glob('/**') -- and one
SeLeCt * FrOm glob('/**')
-- Names of files as tables
select * from '/etc/passwd'
select * from "/etc/passwd"
select * from '/proc/self/environ'
select * from "/proc/self/environ"
select * from '{root}/airports/airports/v1/airport/_delta_log/00000000000000000000.json'
select * from "{root}/airports/airports/v1/airport/_delta_log/00000000000000000000.json"
select * from '{root}/airports/airports/v1/airport/*.parquet'
select * from "{root}/airports/airports/v1/airport/*.parquet"
select * from 'https://example.org/a.parquet'
select * from "https://example.org/a.parquet"
select * from 's3://bucket/a.parquet'
select * from "s3://bucket/a.parquet"
select * from 'hf://datasets/a.csv'
select * from "hf://datasets/a.csv"
select * from 'file:///etc/passwd'
select * from "file:///etc/passwd"
select * from '../../etc/passwd'
select * from "../../etc/passwd"
select * from 'x.csv'
select * from "x.csv"
select * from 'x.db'
select * from "x.db"
-- Functions that tell about the server
select getenv('PATH')
select getenv('HOME')
select current_setting('allowed_paths')
select current_setting('temp_directory')
select current_setting('secret_directory')
select current_setting('memory_limit')
select system.main.getenv('PATH')
select main.current_setting('threads')
select "getenv"('PATH')
select GETENV('PATH')
select ('PATH').getenv()
select getvariable('x')
select version()
select current_database()
select current_schema()
select current_schemas(true)
select current_query()
select txid_current()
select pg_get_viewdef(1)
select pg_catalog.pg_get_viewdef(1)
select pg_get_expr('x', 1)
select pg_get_constraintdef(1)
select pg_postmaster_start_time()
select pg_conf_load_time()
select pg_size_pretty(1)
select inet_client_addr()
select inet_server_port()
select has_table_privilege('x','select')
select obj_description(1,'x')
select col_description(1,1)
select json_serialize_plan('select * from airports.airport')
select json_deserialize_sql('x')
select nextval('x')
select currval('x')
select in_search_path('x','y')
select write_log('x')
select list_transform(['PATH'], lambda x: getenv(x))
select list_reduce(['PATH','HOME'], lambda a, b: getenv(a) || b)
select coalesce(null, getenv('PATH'))
select pg_get_viewdef(n) from range(5000) r(n)
select iata from airports.airport where getenv('PATH') like '/%'
select sum(1) filter (where getenv('PATH') is not null) from airports.airport
select row_number() over (order by getenv('PATH')) from airports.airport
-- More than reading
insert into airports.airport values ('X','Y')
update airports.airport set city = 'x'
delete from airports.airport
truncate airports.airport
merge into airports.airport using airports.airport s on true when matched then delete
create table x as select 1
create temp table x (a int)
create or replace view airports.airport as select 1
create macro getenv(x) as 1
create function f(x) as x
create schema x
create sequence x
create type x as enum ('a')
create secret (type s3)
create persistent secret s (type s3)
drop table airports.airport
drop schema airports cascade
alter table airports.airport add column x int
comment on table airports.airport is 'x'
copy airports.airport to '/tmp/x.parquet'
copy (select 1) to '/dev/stdout'
copy airports.airport from '/etc/passwd'
copy from database memory to x
export database '/tmp/x'
import database '/tmp/x'
attach '/tmp/x.db' as x
attach ':memory:' as x
detach airports
use memory
install httpfs
force install httpfs from 'https://example.org'
load httpfs
load '/tmp/evil.duckdb_extension'
update extensions
set threads = 64
set allowed_paths = ['/']
set global enable_external_access = true
reset lock_configuration
set variable x = 1
pragma threads = 64
pragma enable_profiling
pragma version
pragma memory_limit = '1TB'
call pragma_version()
call duckdb_settings()
prepare p as select 1
execute p
deallocate p
begin
commit
rollback
checkpoint
force checkpoint
vacuum
analyze
explain copy airports.airport to '/tmp/x'
show all tables
show databases
describe airports.airport
describe select * from read_text('/etc/passwd')
summarize airports.airport
summarize select 1
pivot airports.airport on city
select 1; copy airports.airport to '/tmp/x'
select 1; set threads = 1;
; ; select 1; drop view airports.airport
;
--
select
-- Odd letters
select * from read_text('/etc/passwd')
ｓｅｌｅｃｔ * from read_text('/etc/passwd')
select * from "read_text"('/etc/passwd')
select getenv('PATH')
select ​getenv('PATH')
﻿select getenv('PATH')
select ge\u0000tenv('PATH')
-- More memory than there is, without a bomb for the one who tests
select string_agg(repeat('x', 1000000)) from range(100000)
select list(r) from range(2000000000) t(r)
with recursive t(x) as (select 'x' union all select x||x from t) select max(length(x)) from t
select count(distinct r) from range(2000000000) t(r)
-- Sizes that nobody bounds
select length(repeat('x', 2000000000))
select length('x'.repeat(4000000000))
select length(repeat(iata, length(iata) * 1000000000)) from airports.airport
select length(lpad('x', 2000000000, 'y'))
select length(rpad('x', 2000000000, 'y'))
select length(lpad('x', (select max(length(iata)) from airports.airport) * 1000000000, 'y'))
select len(range(1000000000))
select len(generate_series(1, 1000000000))
select len(range(-1000000000, 0))
select len(list_resize([1], 1000000000))
select len(array_resize([1], 1000000000))
select length(format('{:>2000000000}', 'x'))
select length(format('{:>' || '2000000000}', 'x'))
select length(printf('%2000000000d', 1))
select list_reduce(range(100000000), lambda a, b: a + b)
select list_transform([1], lambda x: range(1000000000))
select unnest(range(1000000000))
select * from unnest(range(1000000000))
select length(string_agg('x')) from unnest(generate_series(1, 10000000000)) t(x)
select length(repeat('x', 'many'::int))
select length(repeat('x', -(-2000000000)))

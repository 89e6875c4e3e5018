import type { Database } from '../../src/db/open.ts'

/** Changes with tables, columns, indexes, constraints, triggers, functions and settings of the database. */
export const schemaMark = ({ sql }: Database) => sql.part`
  (select md5(string_agg(line, e'\n' order by line)) from (
    select concat_ws(' ', 'class', relname, relkind, relnatts, relchecks) as line from pg_class
      where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'column', attrelid::regclass, attname, atttypid::regtype, attnotnull, atthasdef) from pg_attribute
      where attnum > 0 and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled) from pg_trigger where not tgisinternal
    union all select concat_ws(' ', 'function', proname, md5(prosrc)) from pg_proc where pronamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'schema', nspname) from pg_namespace where nspname !~ '^pg_'
    union all select concat_ws(' ', 'database', datallowconn, datconnlimit) from pg_database where datname = current_database()
    union all select concat_ws(' ', 'setting', setconfig) from pg_db_role_setting
      where setdatabase = (select oid from pg_database where datname = current_database())
  ) lines)`

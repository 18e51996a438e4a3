import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Keyed sums over rows (封签): one seal for all rows of a ticket, a person, …, and sixteen pages over the seals. The triggers that note what
 * a transaction changed are put on the tables at start (`prepareSeals`), for the tables named in proof/tables.ts.
 */
export const proof: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}

/** What the functions do, as the product makes them: verify compares them with what the database has. */
export const FUNCTION_BODIES = {
  // notes what a statement changed, a line for each row before and after: sign, table, subject, row. They live until the transaction ends
  seal_note: `  declare
    zone text := current_setting('TimeZone');
    notes text := coalesce(current_setting('seal.notes', true), '');
    more text;
    district text;
  begin
    perform set_config('TimeZone', 'UTC', true);
    if tg_op <> 'INSERT' then
      select string_agg('-' || tg_table_name || ' ' || seal_subject_of(r, tg_argv[0], tg_argv[1]) || ' ' || r::text, e'\\n'),
          min(coalesce(r ->> 'district_id', r ->> 'id')) into more, district
        from (select to_jsonb(o) as r from old_rows o) x where seal_subject_of(r, tg_argv[0], tg_argv[1]) is not null;
      notes := concat_ws(e'\\n', nullif(notes, ''), more);
    end if;
    if tg_op <> 'DELETE' then
      select string_agg('+' || tg_table_name || ' ' || seal_subject_of(r, tg_argv[0], tg_argv[1]) || ' ' || r::text, e'\\n'),
          coalesce(district, min(coalesce(r ->> 'district_id', r ->> 'id'))) into more, district
        from (select to_jsonb(n) as r from new_rows n) x where seal_subject_of(r, tg_argv[0], tg_argv[1]) is not null;
      notes := concat_ws(e'\\n', nullif(notes, ''), more);
    end if;
    perform set_config('TimeZone', zone, true);
    if district is not null then perform set_config('seal.district', district, true); end if;
    perform set_config('seal.notes', notes, true);
    return null;
  end`,

  // whose seal covers a row: null for a row that belongs to nothing yet
  seal_subject_of: `    select kind || ':' || case when by_column = '' then '0' when kind = 'audit' then right(r ->> by_column, 1) else r ->> by_column end`,

  // what this transaction noted, with the seals it concerns; their pages are held until it ends, in one order
  seal_open: `  declare
    district text := current_setting('seal.district', true);
    noted text := coalesce(current_setting('seal.notes', true), '');
    subjects_noted text[];
    pages_noted smallint[];
  begin
    if noted = '' then return null; end if;
    perform set_config('seal.notes', '', true);
    select array_agg(distinct split_part(line, ' ', 2)) into subjects_noted from string_to_table(noted, e'\\n') line;
    select array_agg(distinct seal_page_of(s)) into pages_noted from unnest(subjects_noted) s;
    perform 1 from seal_page p where p.district_id = district and p.page = any(pages_noted) order by p.page for no key update;
    return jsonb_build_object('district', district, 'notes', noted,
      'pages', (select jsonb_object_agg(p.page, encode(p.sealed, 'hex')) from seal_page p where p.district_id = district and p.page = any(pages_noted)),
      'subjects', (select jsonb_object_agg(s.subject, encode(s.sealed, 'hex')) from seal_subject s where s.district_id = district and s.subject = any(subjects_noted)));
  end`,

  // the page a seal lies on
  seal_page_of: `    select case when right(subject, 1) ~ '[0-9a-f]' then ('x' || right(subject, 1))::bit(4)::int::smallint else 0::smallint end`,
}

const STATEMENTS = [
  `create table seal_page (district_id text not null, page smallint not null, sealed bytea not null, primary key (district_id, page))`,
  `create table seal_subject (district_id text not null, subject text collate "C" not null, sealed bytea not null, primary key (district_id, subject))`,

  // the small picture of a photo has a hash of its own
  `alter table photo add column small_sha256 text`,

  // what is sealed together is read together
  `create index notice_of_ticket on notice (district_id, ticket_id)`,
  `create index request_seen_of_ticket on request_seen (district_id, ticket_id)`,
  `create index bar_of_ticket on bar (district_id, ticket_id)`,

  `create function seal_subject_of(r jsonb, kind text, by_column text) returns text language sql immutable as $$${FUNCTION_BODIES.seal_subject_of}$$`,
  `create function seal_page_of(subject text) returns smallint language sql immutable as $$${FUNCTION_BODIES.seal_page_of}$$`,
  `create function seal_note() returns trigger language plpgsql as $$${FUNCTION_BODIES.seal_note}$$`,
  `create function seal_open() returns jsonb language plpgsql as $$${FUNCTION_BODIES.seal_open}$$`,
]

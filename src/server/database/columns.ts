/** Kinds of columns: what is read of them, and what is written. */
import type { ColumnType } from 'kysely'

export type At = ColumnType<number, Date, Date>
export type AtOrNull = ColumnType<number | null, Date | null | undefined, Date | null>
export type Json = ColumnType<unknown, string, string>
export type Optional<T> = ColumnType<T, T | undefined, T>
export type D = { district_id: string }

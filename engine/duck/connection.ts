/** A DuckDB connection, for those who pass it on without opening one. */
export type { DuckDBConnection as Connection } from '@duckdb/node-api'

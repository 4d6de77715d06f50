-- Writes a projection's rows as one Parquet file in the lake's layout.
-- slot rows  the statement whose rows are written, in its order
-- $path      file to write
copy ({{rows}}) to $path (format parquet, parquet_version v2, compression lz4_raw, row_group_size 122880, use_tmp_file false)

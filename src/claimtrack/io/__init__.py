"""Files in and out: articles, records, frames, exports, the ledger."""

"""The one tamper-evident ledger: change-sets, records, the chain; workbooks in and out."""

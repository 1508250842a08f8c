"""The census of numerals: finds them in a copy of the article and lays them beside the ledger."""

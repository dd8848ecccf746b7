"""From papers to drafts: what makes one document, what stands around its tables, what is settled when all is read."""

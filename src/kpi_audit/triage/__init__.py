"""Setting findings aside: comments that give a reason, the baseline, and what was there before a change."""

"""Reports as office files: an opinion in Word, a list of findings in Excel (extra ``kpi-audit[office]``)."""

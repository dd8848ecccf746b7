"""The report as one self-contained page: for the screen, the phone and paper; no network, nothing that acts."""

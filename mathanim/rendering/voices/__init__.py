"""Speech: what is said in each beat, spoken by a packaged voice or recorded by the author."""

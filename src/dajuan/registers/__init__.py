"""Who and what facts are about: enterprises, recognitions, places, plans."""

"""Permen KUKM 15/2015: authority, capital, licence, people, SOM, offices. File order inside is article order."""

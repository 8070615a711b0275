"""What is measured, against whom: ``python -m benchmarks [names]`` rewrites the tables of README.md."""

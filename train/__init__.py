"""Makes the tables of weights from gold: `python -m train --help`."""

import os

# Sums are added up in the same order on every machine only by one thread.
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

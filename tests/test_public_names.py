"""`__all__` lists what is public: every name in it exists, once."""

import pkgutil

import pytest

import dubao

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(dubao.__path__, "dubao.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["dubao", *MODULES])
def test_every_name_in_all_exists(name):
    module = pytest.importorskip(name, exc_type=ModuleNotFoundError)
    names = getattr(module, "__all__", [])

    assert len(names) == len(set(names))
    assert [n for n in names if not hasattr(module, n)] == []

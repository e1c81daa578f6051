"""The model in the package is the one that the texts give."""

import pytest

from training import fit


@pytest.mark.thorough
def test_learning_again_gives_the_same_file(tmp_path, monkeypatch: pytest.MonkeyPatch):
    written = fit.FILE.read_bytes()
    monkeypatch.setattr(fit, "FILE", tmp_path / "model.toml")
    fit.main()
    assert fit.FILE.read_bytes() == written

"""What a benchmark told stays: the page has the last table, the history has all."""

from bench import told


def test_a_table_is_put_in_its_place_and_those_before_are_kept(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text("a\n<!-- speed -->\nold\n<!-- end of speed -->\nb\n")
    monkeypatch.setattr(told, "PAGE", page)
    monkeypatch.setattr(told, "HISTORY", tmp_path / "history")
    told.tell("speed", "| first |")
    told.tell("speed", "| second |")

    assert "| second |" in page.read_text()
    assert "| first |" not in page.read_text()
    kept = (tmp_path / "history" / "speed.md").read_text()
    assert kept.index("| first |") < kept.index("| second |")
    assert kept.count("## 20") == 2

"""A user's hand: the same journey by mouse, or by keyboard alone."""

from dataclasses import dataclass
from typing import Any

WAYS = ("mouse", "keyboard")
FAR = 200  # steps of Tab that anything may be away


@dataclass
class Hand:
    """Does on a page what a user does, one way or the other."""

    page: Any
    way: str

    def reach(self, target):
        """Give something the focus, by Tab."""
        for _ in range(FAR):
            if target.evaluate("it => it === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not get to {target}")

    def follow(self, selector):
        """Click something, or go there and press Enter."""
        target = self.page.locator(selector).first
        target.wait_for()
        if self.way == "mouse":
            target.click()
        else:
            self.reach(target)
            self.page.keyboard.press("Enter")

    def write(self, selector, text):
        """Put a text into a field."""
        target = self.page.locator(selector).first
        target.wait_for()
        if self.way == "mouse":
            target.click()
            target.fill(text)
        else:
            self.reach(target)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def either(self, selector, key):
        """Click something, or press the key that does the same."""
        target = self.page.locator(selector).first
        target.wait_for()
        if self.way == "mouse":
            target.click()
        else:
            self.page.keyboard.press(key)

    def downloads(self, selector):
        """Follow something that gives a file; return its name and size."""
        with self.page.expect_download() as waiting:
            self.follow(selector)
        return waiting.value.suggested_filename, waiting.value.path().stat().st_size

    def hands_in(self, selector, files):
        """Choose files for a field."""
        with self.page.expect_file_chooser() as waiting:
            self.follow(selector)
        waiting.value.set_files([str(file) for file in files])

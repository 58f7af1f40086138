#!/bin/sh
# Chromium and the Noto CJK fonts, which print the pages that tests read back.
# Installed where that needs no question; the tests that need them are skipped elsewhere.
set -u
if command -v chromium >/dev/null 2>&1 && fc-list :lang=zh family 2>/dev/null | grep -q Noto; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing chromium and fonts-noto-cjk for the tests"
    if apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null 2>&1
    then
        exit 0
    fi
fi
echo "without chromium and fonts-noto-cjk: tests of printed pages will be skipped"

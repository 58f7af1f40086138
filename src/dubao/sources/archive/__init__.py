"""Archives: files and fetched pages packed together, and streams packed by themselves.

    zip         members by its list, or one after the other where that is lost (salvage)
    compressed  gzip, zstd, bzip2, xz: unpacked as they are read
    warc        records of a web archive, their Content-Encoding undone (coding)

What lies inside is read by whichever format knows it; growth is watched all the way.
What is heavy is loaded when such a file is read.
"""

from dubao.sources.archive.sniff import kind, sniff
from dubao.sources.input import Input, Pages


def read(source: Input) -> Pages:
    """Return the pages of all that lies in an archive.

    Raises:
        SourceError: the modules above tell which errors there are.
    """
    from dubao.sources.archive import compressed, warc, zip  # noqa: A004, PLC0415 they load much

    form = {"zip": zip.read, "compressed": compressed.read, "warc": warc.read}
    return form[kind(source.head)](source)


__all__ = ["read", "sniff"]

"""Where a shard's rows go: Parquet files, one a table, more where a shard is long."""

from io import BytesIO
from pathlib import Path
from typing import IO, Any

from dubao.bulk.job import written
from dubao.bulk.table import FORMAT, TABLES, Column, Row
from dubao.errors import JobError

TOGETHER = 200  # pages whose rows are in hand; after that they are Arrow
PART = 5000  # pages of a file: more begin a further part, so that memory is bounded
COMPRESSION = "zstd(3)"


def arrow() -> tuple[Any, Any]:
    """Return the libraries that make Arrow and write Parquet.

    Raises:
        JobError: they are not installed.
    """
    try:
        from arro3 import core  # noqa: PLC0415 an extra
        from arro3 import io as files  # noqa: PLC0415
    except ImportError as error:
        message = "bulk jobs write Parquet, which needs Arrow"
        raise JobError(message, hint="pip install 'dubao[bulk]'") from error
    return core, files


def _type(core: Any, column: Column) -> Any:  # noqa: ANN401 arro3 has no types for it
    kinds = {"text": core.DataType.utf8, "int": core.DataType.int32}
    return kinds.get(column.type.rstrip("?"), core.DataType.int64)()


def schema(table: str) -> Any:  # noqa: ANN401
    """Return a table's Arrow schema."""
    core, _ = arrow()
    return core.Schema(
        [
            core.Field(
                column.name, _type(core, column), nullable=column.type.endswith("?")
            )
            for column in TABLES[table]
        ]
    )


class Sink:
    """The files of one shard; `close` writes what is left, and gives their sizes."""

    def __init__(self, home: Path, name: str) -> None:
        """Write the files of the shard `name` in the folders of the job at `home`."""
        self._home = home
        self._name = name
        self._core, self._files = arrow()
        self._schemas = {table: schema(table) for table in TABLES}
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._batches: dict[str, list[Any]] = {table: [] for table in TABLES}
        self._part = 0
        self._pages = 0
        self._sizes: dict[str, int] = {}

    def add(self, table: str, rows: list[Row]) -> None:
        """Take rows of a table."""
        self._rows[table] += rows

    def turn(self) -> None:
        """Note the end of a page, or of a failure in its place."""
        self._pages += 1
        if self._pages % TOGETHER == 0:
            self._pack()
        if self._pages % PART == 0:
            self._write()

    def close(self) -> dict[str, int]:
        """Write what is in hand; return every file with its size, by its name."""
        self._pack()
        if not self._part or any(self._batches.values()):
            self._write()
        return self._sizes

    def _pack(self) -> None:
        for table, rows in self._rows.items():
            if not rows:
                continue
            columns = [
                self._core.Array(list(values), type=_type(self._core, column))
                for column, values in zip(
                    TABLES[table], zip(*rows, strict=True), strict=True
                )
            ]
            self._batches[table].append(
                self._core.RecordBatch.from_arrays(columns, schema=self._schemas[table])
            )
            rows.clear()

    def _write(self) -> None:
        self._pack()
        for table, batches in self._batches.items():
            folder = self._home / table
            folder.mkdir(exist_ok=True)
            path = folder / f"{self._name}-{self._part}.parquet"
            reader = self._core.RecordBatchReader.from_batches(
                self._schemas[table], batches
            )

            def write(file: IO[bytes], reader: Any = reader) -> None:  # noqa: ANN401
                made = BytesIO()  # where a disk is full the library panics at length
                self._files.write_parquet(
                    reader, made, compression=COMPRESSION, created_by="dubao",
                    key_value_metadata={"dubao.format": FORMAT},
                )  # fmt: skip
                file.write(made.getbuffer())

            size = written(path, write)
            self._sizes[f"{table}/{path.name}"] = size
            self._batches[table] = []
        self._part += 1

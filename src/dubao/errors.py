"""What can go wrong at the edges; text itself never raises.

    DubaoError
    ├── SourceError (OSError)          a file or stream that cannot be read as pages
    │   ├── EmptyInput                 nothing in it: 0 bytes, only white space
    │   ├── NotAPage                   bytes that are no text and no format known to us
    │   ├── UnknownEncoding            text, but in no encoding that decodes it
    │   ├── UnsupportedFormat          a format that is known, and not read
    │   ├── TruncatedFile              ends before its format says it does
    │   ├── EncryptedFile              asks for a password
    │   ├── MalformedPdf               a PDF whose structure is broken
    │   │   └── PdfLoop                and leads back to itself
    │   ├── MalformedFile              another format whose structure is broken
    │   │   └── XmlBomb                XML with entities that grow, or lead outside
    │   ├── FileTooLarge               more bytes than the limit
    │   ├── TooManyPages               more pages than the limit
    │   ├── ImageTooLarge              more pixels than the limit
    │   ├── DecompressionBomb          grows past the limit when it is unpacked
    │   ├── TooDeep                    nested deeper than the limit
    │   ├── TimedOut                   not read in the time a page has
    │   ├── MemoryExceeded             needs more memory than the limit
    │   ├── WorkerCrashed              the process that read it died
    │   ├── NoTextLayer                a picture of a page, and no OCR is installed
    │   ├── OcrFailed                  the OCR engine failed, or saw nothing
    │   ├── LowQualityText             a text layer that is no text, and no OCR
    │   ├── TextNotShown               a page whose text a script would show
    │   ├── InternalError              a fault of dubao itself
    │   ├── UnsafePath                 a name that leads out of its archive
    │   ├── MissingFile                no such file, or no permission to open it
    │   └── NotAFile                   a directory, a pipe, a device
    ├── LedgerError                    a ledger that cannot be opened, read or written
    │   ├── NotALedger (OSError)       no ledger, or holds what dubao did not put there
    │   ├── NewerLedger (OSError)      made by a newer dubao
    │   ├── LedgerLocked (TimeoutError) another process writes it
    │   ├── LedgerCorrupt (OSError)    damaged
    │   ├── DiskFull (OSError)         no room left
    │   └── NoSuchPage (LookupError)   not in this ledger
    ├── JobError                       a bulk job that cannot be planned, run or loaded
    │   └── NotAJob (OSError)          no job, or one whose manifest is damaged
    ├── CannotWrite (OSError)          a file that cannot be written
    ├── UsageError (ValueError)        an argument that does not make sense
    └── RuleError (ValueError)         a table or a rule is wrong: raised at import

Every message says what was found, where, and what to do.
"""


class DubaoError(Exception):
    """Any error that dubao raises on purpose."""


class SourceError(DubaoError, OSError):
    """An input cannot be read as pages."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep what was found (message) and what to do (hint)."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, then the hint."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class EmptyInput(SourceError):
    """The input holds no characters but white space."""


class NotAPage(SourceError):
    """The bytes are neither text nor a format known to dubao."""


class UnknownEncoding(SourceError):
    """The bytes look like text, but no encoding decodes them."""


class UnsupportedFormat(SourceError):
    """The format is recognised, and dubao does not read it."""


class TruncatedFile(SourceError):
    """The file ends before its format says it does."""


class EncryptedFile(SourceError):
    """The file asks for a password."""


class MalformedPdf(SourceError):
    """The structure of a PDF is broken."""


class PdfLoop(MalformedPdf):
    """The structure of a PDF leads back to itself."""


class MalformedFile(SourceError):
    """The structure of a file, not a PDF, is broken."""


class XmlBomb(MalformedFile):
    """XML declares entities that grow when they are read, or lead outside."""


class FileTooLarge(SourceError):
    """More bytes than the limit."""


class TooManyPages(SourceError):
    """More pages than the limit."""


class ImageTooLarge(SourceError):
    """More pixels than the limit."""


class DecompressionBomb(SourceError):
    """A packed file grows past the limit when it is unpacked."""


class TooDeep(SourceError):
    """Elements, objects or archives are nested deeper than the limit."""


class TimedOut(SourceError):
    """A page was not read in the time that it has."""


class MemoryExceeded(SourceError):
    """Reading needs more memory than the limit."""


class WorkerCrashed(SourceError):
    """The process that read the input died."""


class NoTextLayer(SourceError):
    """A page is a picture, and no OCR engine is installed."""


class OcrFailed(SourceError):
    """The OCR engine failed, or saw no text."""


class LowQualityText(SourceError):
    """A text layer holds what no reader would see, and no OCR engine is installed."""


class TextNotShown(SourceError):
    """A web page's text stands in its scripts, which are not run."""


class InternalError(SourceError):
    """A fault of dubao: none of the errors that a source may have."""


class UnsafePath(SourceError):
    """A member of an archive has a name that leads out of it."""


class MissingFile(SourceError, FileNotFoundError):
    """The file does not exist or may not be opened."""


class NotAFile(SourceError):
    """The path is a directory, a pipe or a device."""


class CannotWrite(DubaoError, OSError):
    """A file cannot be written: no such folder, no permission, a fault of the disk."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep what was found (message) and what to do (hint)."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DubaoError, ValueError):
    """An argument does not make sense."""


class RuleError(DubaoError, ValueError):
    """A rule or a table is wrong; raised when it is loaded."""


class LedgerError(DubaoError):
    """A ledger cannot be opened, read or written."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep what was found (message) and what to do (hint)."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, then the hint."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class NotALedger(LedgerError, OSError):
    """The file is no ledger, or holds things that dubao did not put there."""


class NewerLedger(LedgerError, OSError):
    """The ledger was made by a newer dubao."""


class LedgerLocked(LedgerError, TimeoutError):
    """Another process is writing the ledger."""


class LedgerCorrupt(LedgerError, OSError):
    """The ledger is damaged."""


class DiskFull(LedgerError, OSError):
    """There is no room for what should be written."""


class NoSuchPage(LedgerError, LookupError):
    """The ledger does not hold the page."""


class JobError(DubaoError):
    """A bulk job cannot be planned, run or loaded."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep what was found (message) and what to do (hint)."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, then the hint."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class NotAJob(JobError, OSError):
    """The folder holds no job, or its manifest is damaged."""


__all__ = [
    "CannotWrite",
    "DecompressionBomb",
    "DiskFull",
    "DubaoError",
    "EmptyInput",
    "EncryptedFile",
    "FileTooLarge",
    "ImageTooLarge",
    "InternalError",
    "JobError",
    "LedgerCorrupt",
    "LedgerError",
    "LedgerLocked",
    "LowQualityText",
    "MalformedFile",
    "MalformedPdf",
    "MemoryExceeded",
    "MissingFile",
    "NewerLedger",
    "NoSuchPage",
    "NoTextLayer",
    "NotAFile",
    "NotAJob",
    "NotALedger",
    "NotAPage",
    "OcrFailed",
    "PdfLoop",
    "RuleError",
    "SourceError",
    "TextNotShown",
    "TimedOut",
    "TooDeep",
    "TooManyPages",
    "TruncatedFile",
    "UnknownEncoding",
    "UnsafePath",
    "UnsupportedFormat",
    "UsageError",
    "WorkerCrashed",
    "XmlBomb",
]

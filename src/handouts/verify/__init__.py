"""Which document, version, clinic and language a finished file or a printed code is, and whether it is current.

A file is current when the content, drawn anew, gives the same bytes. A code is current when a document that is composed
now has it. What is no longer current is known from approvals and releases.
"""

from handouts.verify.codes import code_in, verify_code
from handouts.verify.files import verify_file
from handouts.verify.finding import Finding
from handouts.verify.shelf import Shelf

__all__ = ["Finding", "Shelf", "code_in", "verify_code", "verify_file"]

"""Swift: openapi-generator. This release of Debian has no compiler for Swift, and no registry that is used here does."""

from bench import uncompiled


def rows(bench):
    return uncompiled.rows(bench, "Swift", "swift6", "no compiler for Swift in Debian 12")

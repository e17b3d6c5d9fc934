"""C#: openapi-generator. Debian has no compiler for the C# of today, and no registry that is used here does."""

from bench import uncompiled


def rows(bench):
    why = "no compiler for C# 8 or later in Debian"
    return uncompiled.rows(bench, "C#", "csharp", why, ["packageName=Kona"])

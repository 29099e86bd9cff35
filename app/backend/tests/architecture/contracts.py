"""A kind of import contract: what some modules may, or may not, import by a line of their own."""

import sys
from fnmatch import fnmatchcase

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

STANDARD_LIBRARY = "standard library"
OTHER_PACKAGES = "other packages"


class DirectImports(Contract):
    """Of what the `modules` import directly, all is `allowed` (where that is given) and nothing is `forbidden`.

    Patterns are names with `*` inside a part of the name; a final `.**` takes a package with all that is in it.
    """

    type_name = "direct"

    modules: list[str] = fields.ListField(fields.StringField())  # type: ignore[assignment]
    allowed: list[str] | None = fields.ListField(fields.StringField(), required=False)  # type: ignore[assignment]
    forbidden: list[str] | None = fields.ListField(fields.StringField(), required=False)  # type: ignore[assignment]

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        broken = [
            (importer, imported, self._lines(graph, importer, imported))
            for importer in sorted(graph.modules)
            if _matches(importer, self.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not self._may_import(imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported, lines in check.metadata["broken"]:
            output.print_error(f"{importer} may not import {imported} (line {lines})")
        output.new_line()

    def _may_import(self, imported: str) -> bool:
        if self.allowed is not None and not _matches(imported, self.allowed):
            return False
        return self.forbidden is None or not _matches(imported, self.forbidden)

    @staticmethod
    def _lines(graph: ImportGraph, importer: str, imported: str) -> str:
        details = graph.get_import_details(importer=importer, imported=imported)
        return ", ".join(str(detail["line_number"]) for detail in details)


def _matches(name: str, patterns: list[str]) -> bool:
    return any(_matches_one(name, pattern) for pattern in patterns)


def _matches_one(name: str, pattern: str) -> bool:
    root = name.partition(".")[0]
    if pattern == STANDARD_LIBRARY:
        return root in sys.stdlib_module_names
    if pattern == OTHER_PACKAGES:
        return root != "app" and root not in sys.stdlib_module_names
    if pattern.endswith(".**"):
        return name == pattern[:-3] or name.startswith(pattern[:-2])
    return name.count(".") == pattern.count(".") and fnmatchcase(name, pattern)

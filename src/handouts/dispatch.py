"""Functions by the class that they are for: each registers itself where it stands, and no list names them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., Any]")
Result = TypeVar("Result")


class ByClass(Generic[Result]):
    """What is done with an object of each of several classes, all of it in the modules of one package.

    `draws: ByClass[list[Strip]] = ByClass(__package__)` is a decorator: `@draws(Table)` registers a function for
    tables, and `draws.of(block)` finds it, in whichever module of the package it stands.
    """

    def __init__(self, package: str) -> None:
        self._package = package
        self._functions: dict[type, Callable[..., Result]] = {}
        self._complete = False

    def __call__(self, kind: type) -> Callable[[Function], Function]:
        """Return a decorator that registers a function for objects of a class."""

        def register(function: Function) -> Function:
            assert kind not in self._functions, kind
            self._functions[kind] = function
            return function

        return register

    def of(self, thing: object) -> Callable[..., Result]:
        """Return the function for an object. Raises KeyError where its class has none."""
        if not self._complete:
            for module in iter_modules(import_module(self._package).__path__):
                import_module(f"{self._package}.{module.name}")
            self._complete = True
        return self._functions[type(thing)]

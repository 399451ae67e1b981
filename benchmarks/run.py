"""Print how long each stage of a build takes, cold (a new process) and warm, and what share each has.

    .venv/bin/python benchmarks/run.py            # the shipped guide, 5 processes
    .venv/bin/python benchmarks/run.py -n 9 --warm 5 --content tests/guides --clinic hafen

Times are medians. A renderer's cold time holds the import of its library, which nothing before it imports.
Seconds drift with the machine; compare the ratios.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("import", "load", "compose", "seal", "render pdf", "render pptx", "publish")
COLD, WARM = "cold", "warm"


def main() -> None:
    options = _options()
    if options.child:
        print(json.dumps(_child(options)))
        return
    runs = [_new_process(sys.argv[1:]) for _ in range(options.n)]
    whole = statistics.median(run["whole"] for run in runs)
    cold = {stage: statistics.median(run[COLD].get(stage, 0.0) for run in runs) for stage in STAGES}
    warm = {stage: _median(time for run in runs for time in run[WARM].get(stage, [])) for stage in STAGES}
    _table(cold, warm)
    print(f"\nwhole process, {options.n} times: {1000 * whole:.0f} ms; interpreter's start and end are the rest")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time each stage of a build, cold and warm.")
    parser.add_argument("-n", type=int, default=5, help="how many new processes (default 5)")
    parser.add_argument("--warm", type=int, default=3, help="how many more builds in each (default 3)")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--clinic", default="example")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _new_process(arguments: list[str]) -> dict[str, Any]:
    began = time.perf_counter()
    output = subprocess.run(
        [sys.executable, __file__, *arguments, "--child"], capture_output=True, text=True, check=True
    ).stdout
    told: dict[str, Any] = json.loads(output)
    return told | {"whole": time.perf_counter() - began - told["after"]}


def _child(options: argparse.Namespace) -> dict[str, Any]:
    """Build once cold, then several times warm, and return the seconds of each stage."""
    began = time.perf_counter()
    from handouts.app import pipeline  # noqa: F401 (its import is what is timed)
    from handouts.cli.main import handouts  # noqa: F401

    imported = time.perf_counter() - began
    cold = {"import": imported} | {stage: sum(times) for stage, times in _build(options).items()}
    done = time.perf_counter()
    warm = defaultdict(list)
    for _ in range(options.warm):
        for stage, times in _build(options).items():
            warm[stage].append(sum(times))
    return {COLD: cold, WARM: warm, "after": time.perf_counter() - done}


def _build(options: argparse.Namespace) -> dict[str, list[float]]:
    """Run the pipeline stage by stage, as `handouts.pipeline` does, with a watch between the stages."""
    from handouts.app import publish
    from handouts.archive import seal
    from handouts.compose.deck import outline
    from handouts.content.loader import load
    from handouts.content.model.documents import DeckDocument
    from handouts.edition import select
    from handouts.theme.assets import icon_names
    from handouts.theme.look import load_theme

    times: dict[str, list[float]] = defaultdict(list)
    watch = _Watch(times)
    content = load(options.content, clinic=options.clinic, shipped_icons=icon_names())
    edition = select(content)
    watch.stop("load")
    outputs = []
    for name, document in content.guide.guide.documents.items():
        is_deck = isinstance(document, DeckDocument)
        composed: Any = outline(edition, name)
        watch.stop("compose")
        sealed = seal.seal(composed, edition)
        watch.stop("seal")
        if is_deck:
            from handouts.render.pptx import presentation

            data = presentation.render(composed, sealed, load_theme())
        else:
            from handouts.render.pdf import handout

            data = handout.render(composed, sealed, load_theme())
        watch.stop("render pptx" if is_deck else "render pdf")
        told = {"title": composed.identity.title, "clinic": options.clinic, "language": edition.language}
        rest = {"version": composed.identity.version, "code": sealed.code, "digest": sealed.digest}
        outputs.append(publish.Output(name=name, data=data, document=name, status=sealed.status_line, **told, **rest))
    with tempfile.TemporaryDirectory() as folder:
        watch.start()
        publish.publish(Path(folder) / "dist", outputs, {}, {})
        watch.stop("publish")
    return times


class _Watch:
    """Adds what passed since the last stop to a stage."""

    def __init__(self, times: dict[str, list[float]]) -> None:
        self.times = times
        self.start()

    def start(self) -> None:
        self.began = time.perf_counter()

    def stop(self, stage: str) -> None:
        self.times[stage].append(time.perf_counter() - self.began)
        self.start()


def _median(times: Iterable[float]) -> float:
    found = list(times)
    return statistics.median(found) if found else 0.0


def _table(cold: dict[str, float], warm: dict[str, float]) -> None:
    all_cold, all_warm = sum(cold.values()), sum(warm.values())
    print(f"{'stage':<14}{'cold ms':>9}{'share':>8}{'warm ms':>10}{'share':>8}{'cold/warm':>11}")
    for stage in STAGES:
        ratio = f"{cold[stage] / warm[stage]:.1f}" if warm[stage] else "-"
        print(
            f"{stage:<14}{1000 * cold[stage]:>9.0f}{cold[stage] / all_cold:>8.0%}"
            f"{1000 * warm[stage]:>10.0f}{warm[stage] / all_warm:>8.0%}{ratio:>11}"
        )
    print(f"{'all':<14}{1000 * all_cold:>9.0f}{1:>8.0%}{1000 * all_warm:>10.0f}{1:>8.0%}{all_cold / all_warm:>11.1f}")


if __name__ == "__main__":
    main()

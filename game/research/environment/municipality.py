"""The game as a Gymnasium environment: one step is one half-year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from gymnasium.error import ResetNeeded
from numpy.typing import NDArray

from game.engine.layout import FINISHED, TURN
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, default_setup, start, step
from game.research.environment.acting import decided, legal_values, sizes
from game.research.environment.observing import Eye, Observation
from game.resources import find_pack
from game.session.edition import open_edition

Reward = Callable[[Rules, State, State], float]
"""What a half-year was worth, by the last day before it and its own last day."""

SEEDS = 2**63


def goals_met(rules: Rules, before: State, after: State) -> float:
    """The change in the share of goals that are met, less the change in the share of floors that are broken.

    Over a game it sums to the shares at the end less those at the start. It is for research: people are shown no score.
    """
    return _standing(rules, after) - _standing(rules, before)


def _standing(rules: Rules, state: State) -> float:
    layout = rules.layout
    met, broken = state.whole[layout.goal_met.slice], state.whole[layout.floor_broken.slice]
    return sum(met) / max(1, len(met)) - sum(broken) / max(1, len(broken))


class Municipality(gymnasium.Env[Observation, NDArray[np.int64]]):
    """One scenario; `gymnasium.make("game.research.environment:fjordvik/Municipality-v0", pack="fjordvik")`.

    The rules, the luck and the states are those of the game that people play, bit for bit: a game that began with
    `reset(seed=7)` is that of `play PACK --seed 7`.

    pack: a shipped scenario's name or a folder (PackError if it has errors), or rules that are ready;
    setup: how games begin (None: as a table gets it that just presses Start);
    reward: what a half-year is worth (`goals_met` if None).
    """

    metadata: dict[str, Any] = {"render_modes": ["ansi"], "render_fps": 1}  # noqa: RUF012  (as in gymnasium.Env)

    def __init__(
        self,
        pack: str | Rules = "fjordvik",
        setup: Setup | None = None,
        reward: Reward | None = None,
        render_mode: str | None = None,
    ) -> None:
        self.rules = open_edition(find_pack(pack)).rules if isinstance(pack, str) else pack
        self.setup = setup or default_setup(self.rules.scenario)
        self.render_mode = render_mode
        self._reward = reward or goals_met
        self._eye = Eye(self.rules)
        self.observation_space = self._eye.space
        self.action_space = spaces.MultiDiscrete(sizes(self.rules.layout))
        self._now: Step | None = None

    @property
    def state(self) -> State:
        """The half-year on its first day (after the last one: its last day)."""
        return self._begun().state

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """A new game: with a seed that game's luck, without one luck drawn from the environment's own generator."""
        super().reset(seed=seed, options=options)
        luck = int(self.np_random.integers(SEEDS)) if seed is None else seed
        self._now = start(self.rules, self.setup, luck, ledger=False)
        return self._eye.look(self.state), self._info(0)

    def step(self, action: NDArray[np.int64]) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Decide a half-year (see `acting.decided`) and play it; `truncated` is never true.

        ResetNeeded before the first game and after the end of one.
        """
        before = self._begun()
        if before.closed.whole[FINISHED]:
            raise ResetNeeded("The game is over. Call reset() to begin another.")
        kept = decided(self.rules, before.state, action)
        after = step(self.rules, before.state, kept.decisions, ledger=False)
        assert isinstance(after, Step), after  # what has been made legal is not refused
        self._now = after
        reward = self._reward(self.rules, before.closed, after.closed)
        over = bool(after.closed.whole[FINISHED])
        return self._eye.look(after.state), float(reward), over, False, self._info(len(kept.changed))

    def action_masks(self) -> NDArray[np.bool_]:
        """The values that are legal now, those of all places of the action in one row (as MaskablePPO wants them)."""
        return np.concatenate(legal_values(self.rules, self.state))

    def render(self) -> str:
        """The half-year as text: the figures, and the open cards with their legal answers."""
        state, settings = self.state, self.rules.scenario.settings
        lines = [f"{settings.title}, half-year {state.whole[TURN]} of {self.setup.turns}"]
        for name in settings.gauges:
            value = state.floats[self.rules.layout.indicator[self.rules.layout.indicators[name]]]
            shown = settings.indicators[name]
            lines.append(f"  {shown.name}: {value:.{shown.decimals}f} {shown.unit or ''}".rstrip())
        cards = legal_commands(self.rules, state).cards
        lines += [f"  {card.card}: {', '.join(card.legal)}" for card in cards]
        return "\n".join(lines)

    def _info(self, changed: int) -> dict[str, Any]:
        """`changed`: how many parts of the action were not legal and became others."""
        return {"seed": self.state.seed, "changed": changed, "action_mask": self.action_masks()}

    def _begun(self) -> Step:
        if self._now is None:
            raise ResetNeeded("No game has begun. Call reset() first.")
        return self._now

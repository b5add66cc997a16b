"""Bayes' theorem as areas: a crowd split by hypothesis, by evidence, and by both."""

from collections.abc import Mapping
from dataclasses import replace

from manim import Animation, FadeIn, FadeOut, Mobject, VGroup

from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.probability.bayes_explanations import BayesExplanations
from mathanim.drawing.probability.bayes_formula import BayesFormula, TermNames
from mathanim.drawing.probability.bayes_square import BayesSquare
from mathanim.drawing.probability.crowd import Rearrange
from mathanim.drawing.probability.event_notation import EventNotation, symbols_of
from mathanim.drawing.probability.pictured_probabilities import Asked
from mathanim.drawing.probability.split_square import Skyline
from mathanim.drawing.steps import RunSteps
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Language
from mathanim.inputs.tables.population import PeopleOfATable
from mathanim.maths.probability.events import ANYTHING, Event

FIRST, SEEN = Event(hypothesis=0), Event(evidence=0)


class BayesSplitsTheSquare(Storyboard):
    """The posterior is a ratio of two areas of the unit square."""

    Parameters = PeopleOfATable

    def setup(self) -> None:
        """Count the people, and draw the square they stand in."""
        table, joint = self.parameters.table, self.parameters.table.joint(self.setting.language)
        symbols = symbols_of(table.hypotheses.english, table.evidence.english)
        joint = replace(joint, probabilities=joint.probabilities.to(self.device))
        self.notation = EventNotation(self.style, joint, self.parameters.people(), symbols)
        self.square = BayesSquare(self.notation, STAGE)
        self.explanations = BayesExplanations(self.notation, self.square.panel, self.square.tall_panel)
        self.crowd, self.aside, self.skyline = self.square.crowd, Mobject(), self.square.skyline

    def numbers(self) -> Mapping[str, Quantity]:
        """People and probabilities of the first hypothesis and the evidence that is seen."""
        return self.notation.story_numbers()

    def names(self, language: Language) -> Mapping[str, str]:
        """The hypotheses and evidence of the story: names, symbols for formulas, and what is true of them."""
        names = {**self.parameters.names(language), **self.notation.story_symbols()}
        told, known = self.texts[language], {**self.numbers(), **names}
        return names | {name: told.word(key, known) for name, key in self.notation.turns().items()}

    def beats(self) -> Beats:
        """From a crowd to the theorem."""
        return [
            self.meet_everyone,
            self.split_by_hypothesis,
            self.split_by_evidence,
            self.lay_one_over_the_other,
            self.restrict_to_hypothesis,
            self.weigh_the_cases,
            self.fill_in_the_missing_case,
            self.restrict_to_evidence,
            self.reverse_the_condition,
            self.state_the_theorem,
        ]

    def meet_everyone(self) -> None:
        self.play(FadeIn(self.square.outline), Rearrange(self.crowd, "mixed"))
        self._explain(self.explanations.people(*map(self.word, ("asked", "seen", "several", "about"))))

    def split_by_hypothesis(self) -> None:
        self._dismiss()
        self.play(Rearrange(self.crowd, "by_hypothesis"))
        self.play(FadeIn(self.square.columns, self.square.above))
        self._ask(*map(Asked, self.notation.hypotheses), note="area_is_probability")

    def split_by_evidence(self) -> None:
        self._dismiss(self.square.columns, self.square.above)
        self.play(Rearrange(self.crowd, "by_evidence"))
        self.play(FadeIn(self.square.rows, self.square.beside_rows))
        self._ask(*(Asked(event, cut="rows") for event in self.notation.evidence))

    def lay_one_over_the_other(self) -> None:
        square = self.square
        self._dismiss(square.rows, square.beside_rows)
        self.play(FadeIn(square.cells, square.skyline, square.above))
        self.play(Rearrange(self.crowd, "by_both", run_time=3), RunSteps(square.cells, square.skyline, run_time=3))
        self.play(FadeIn(square.beside_cells, square.below_cells))
        self._explain(self.explanations.counts(self.word("total")))

    def restrict_to_hypothesis(self) -> None:
        self._stress(FIRST, "given_hypothesis", self.square.first_skyline)
        self._ask(Asked(SEEN, FIRST), Asked(SEEN), note=self.notation.turns()["knowing"])

    def weigh_the_cases(self) -> None:
        self._stress(ANYTHING, "by_both", self.square.skyline)
        self._explain(self.explanations.sum_of_areas)

    def fill_in_the_missing_case(self) -> None:
        square, last = self.square, self.notation.hypotheses[-1]
        self._show("not_counted", square.known_skyline, *square.hide_last())
        panel = self.explanations.missing_case(self.word("trap"), self.word("chance"))
        self.play(FadeIn(panel.equation))
        self.play(FadeIn(panel.solution))
        self._stress(last, "given_last", square.last_skyline, FadeOut(square.unknown, square.question))
        self.play(FadeIn(panel.trap))
        self.aside = panel

    def restrict_to_evidence(self) -> None:
        self._stress(SEEN, "given_evidence", self.square.skyline)
        self._ask(*(Asked(event, SEEN) for event in self.notation.hypotheses))

    def reverse_the_condition(self) -> None:
        square = self.square
        self._dismiss(square.above, square.beside_cells, square.below_cells)
        self.remove(square.cells, square.skyline)
        self.add(square.recut, square.recut_skyline)
        self.play(
            Rearrange(self.crowd, "reversed", run_time=3), RunSteps(square.recut, square.recut_skyline, run_time=3)
        )
        self.play(FadeIn(square.below_recut, square.beside_recut))
        self._ask(Asked(SEEN, FIRST), Asked(FIRST, SEEN, "rows"), note="same_people")

    def state_the_theorem(self) -> None:
        square, names = self.square, TermNames(*map(self.word, ("posterior", "likelihood", "prior", "evidence")))
        formula = STAGE.fit(BayesFormula(self.notation, names))
        self._dismiss(
            self.crowd, square.recut, square.recut_skyline, square.below_recut, square.beside_recut, square.outline
        )
        self.play(FadeIn(formula.asked, formula.equals))
        self.play(FadeIn(formula.product, formula.bar))
        self.play(FadeIn(formula.evidence))
        self.play(FadeIn(formula.answer))

    def _stress(self, event: Event, look: str, skyline: Skyline, *others: Animation) -> None:
        self._show(look, skyline, *self.square.stress(event), *others)

    def _show(self, look: str, skyline: Skyline, *others: Animation) -> None:
        self.play(Rearrange(self.crowd, look), FadeOut(self.aside, self.skyline), FadeIn(skyline), *others)
        self.aside, self.skyline = Mobject(), skyline

    def _ask(self, *asked: Asked, note: str = "") -> None:
        self._explain(self.explanations.probabilities(asked, self.word(note) if note else ""))

    def _explain(self, aside: VGroup) -> None:
        self.aside = aside
        for part in aside:
            self.play(FadeIn(part), run_time=min(1.0, 3 / len(aside)))

    def _dismiss(self, *others: Mobject) -> None:
        self.play(FadeOut(self.aside, *others), run_time=0.7)

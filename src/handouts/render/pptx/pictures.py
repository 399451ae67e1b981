"""The deck's pictures: which function draws what on which slide.

`draw(sheet, slide)` draws everything of an outline slide that is not text in a placeholder, on a slide that
already has its layout. It takes the layout's zones (placeholders of type object, chart and table) by name, and
removes them from the slide; zones that nothing was drawn in remain, for the caller to remove. All slides must
exist before the agenda is drawn, because it links to them (`Sheet.targets`, slides by origin).
Language is set by the caller, over the whole slide, when everything is drawn; charts set their own.
"""

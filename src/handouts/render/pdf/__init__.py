"""The handout as a PDF that conforms to PDF/UA-1 and PDF/A-2a.

From below: `structure` (pure tag tree), `fonts` and `shaping` and `typesetting` (text becomes placed glyphs),
`marking` (a canvas on which what is painted belongs to a node or is an artifact), `flow` (flowables fill
pages), `paragraph`, and `document` (all of it becomes bytes).

A part of the handout takes its nodes from the tree when the story is made, and draws later::

    heading = root.add("H2", origin)
    story.append(Paragraph(typesetter, text, style, heading, with_next=True, bookmark=1))

    class Card(Flowable):
        def height(self, width): ...
        def draw(self, canvas, x, top, width):
            canvas.roundRect(...)                    # an artifact, as everything untagged
            self.title.place(canvas, x, top, width)  # text under its node
            with canvas.figure(self.node, x, bottom, width, height):
                canvas.stamp("person", box, draw_person, x=x, y=y)
"""

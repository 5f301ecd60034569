// The fonts of the picture's texts for those of the page: the program has them, so they are not loaded twice.

/** Once they are here, the style sheet's first choice of faces is these. */
export function shareFonts(engine) {
  const faces = [
    ["Ravine", "text", "400"],
    ["Ravine", "bold", "600"],
    ["Ravine Mono", "mono", "400"],
  ];
  for (const [family, name, weight] of faces) document.fonts.add(new FontFace(family, engine.font(name), { weight }));
}

// Slides of 1280 × 720, made as large as the screen allows. Keys pressed in a widget never get here.
const WIDEST = 1168;
const NARROWEST = 704; // below it a widget puts its two halves under one another

/** Make a widget as wide as leaves all of its slide on the screen. */
function fit(slide) {
  for (const player of slide.querySelectorAll(".km-player")) {
    for (let width = WIDEST; width >= NARROWEST; width -= 16) {
      player.style.maxWidth = `${width}px`;
      if (slide.scrollHeight <= slide.clientHeight) break;
    }
  }
}

Reveal.on("ready", ({ currentSlide }) => fit(currentSlide));
Reveal.on("slidechanged", ({ currentSlide }) => fit(currentSlide));
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  maxScale: 4,
  center: false,
  controls: false,
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  plugins: [RevealNotes],
});

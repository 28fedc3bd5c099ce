// Slides are 1280 wide and as tall as the screen's shape asks, made as large as the screen allows.
const WIDE = 1280;
const WIDEST = 1168; // of a widget: a slide without its margins
const NARROWEST = 704; // below it a widget puts its two halves under one another
const ROOM = { first: 44, least: 12 }; // below a widget
const ZOOMS = CSS.supports("zoom", "1.4") ? [1.4, 1.3, 1.2, 1.1, 1] : [1];

/** A projector is between 16:9 and 4:3; a printed slide is 16:9. */
function tall() {
  if (location.search.includes("print-pdf")) return 720;
  return Math.round(Math.min(960, Math.max(720, (WIDE * innerHeight) / innerWidth)));
}

/** Make a widget as wide as leaves all of its slide on the screen; return how wide it is there, 0 if nothing does. */
function widen(player, slide, zoom) {
  player.style.zoom = zoom;
  for (let width = Math.floor(WIDEST / zoom); width >= NARROWEST; width -= 16) {
    player.style.maxWidth = `${width}px`;
    if (slide.scrollHeight <= slide.clientHeight) return width * zoom;
  }
  return 0;
}

/** Make the letters of a widget as large as can be had without making its pictures smaller. */
function fit(slide, room) {
  slide.style.setProperty("--room", `${room}px`);
  for (const player of slide.querySelectorAll(".km-player")) {
    const full = widen(player, slide, 1);
    for (const zoom of ZOOMS) {
      if (widen(player, slide, zoom) > 0.95 * full) break;
    }
    if (!full) player.style.maxWidth = `${WIDEST}px`; // it scrolls
  }
}

/** What a widget says may grow a little without a change of size; when more is added, it is made to fit again. */
function fitAgain() {
  const slide = Reveal.getCurrentSlide();
  slide.style.setProperty("--room", `${ROOM.least}px`);
  if (slide.scrollHeight > slide.clientHeight) fit(slide, ROOM.least);
}

function shape() {
  const height = tall();
  document.documentElement.style.setProperty("--tall", `${height}px`);
  return height;
}

/** From here Tab goes to the first control of the slide, and the arrow keys change slides. */
function focusOn(slide) {
  if (!document.hasFocus()) return; // or the small slides in the speaker's window would take its keys
  slide.tabIndex = -1;
  slide.focus({ preventScroll: true });
}

/** What is on other slides cannot be seen, so Tab does not go there. */
function enter(current) {
  for (const slide of Reveal.getSlides()) slide.inert = slide !== current;
  focusOn(current);
  fit(current, ROOM.first);
}

// A widget keeps its keys. Page Down and Page Up, which a clicker sends, and Escape are the slides' all the same.
document.addEventListener(
  "keydown",
  (event) => {
    const steps = { PageDown: () => Reveal.next(), PageUp: () => Reveal.prev(), Escape: () => {} };
    if (!event.target.closest(".km-player") || !steps[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    focusOn(Reveal.getCurrentSlide());
    steps[event.key]();
  },
  true,
);

Reveal.on("ready", ({ currentSlide }) => {
  enter(currentSlide);
  addEventListener("resize", () => {
    Reveal.configure({ height: shape() });
    fit(Reveal.getCurrentSlide(), ROOM.first);
  });
  const observer = new ResizeObserver(fitAgain);
  for (const player of document.querySelectorAll(".slides .km-player")) observer.observe(player);
});
Reveal.on("slidechanged", ({ currentSlide }) => enter(currentSlide));
Reveal.on("overviewshown", () => Reveal.getSlides().forEach((slide) => (slide.inert = false)));
Reveal.on("overviewhidden", ({ currentSlide }) => enter(currentSlide));
Reveal.initialize({
  width: WIDE,
  height: shape(),
  margin: 0,
  maxScale: 4,
  center: false,
  controls: false,
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  plugins: [RevealNotes],
});

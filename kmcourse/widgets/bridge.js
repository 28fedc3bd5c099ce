// The invisible half of a widget that Python listens to: finds the player shown with it and carries messages both ways.

function nearestPlayer(bridge, name) {
  const players = [...document.querySelectorAll(`.km-player[data-km="${name}"]`)].filter(
    (player) => player.compareDocumentPosition(bridge) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const area = bridge.closest(".jp-OutputArea");
  return players.reverse().find((player) => area?.contains(player)) ?? players[0] ?? null;
}

function render({ model, el }) {
  el.classList.add("km-bridge");
  const port = { send: (message, buffers) => model.send(message, undefined, buffers), onMessage: () => {} };
  const receive = (message, buffers) => port.onMessage(message, buffers);
  const cleanUp = new AbortController();
  let partner = null;

  function pair() {
    const player = nearestPlayer(el, model.get("player"));
    if (!player || player === partner) return;
    partner = player;
    player.dispatchEvent(new CustomEvent("km-port", { detail: { port } }));
  }

  model.on("msg:custom", receive);
  // The player's script may run after this view, and again when the notebook draws its output afresh.
  document.addEventListener("km-player", pair, { signal: cleanUp.signal });
  // The view is not in the page yet: the players before it cannot be told from those behind it.
  requestAnimationFrame(pair);
  return () => {
    model.off("msg:custom", receive);
    cleanUp.abort();
  };
}

export default { render };

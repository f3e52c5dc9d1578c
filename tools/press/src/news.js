// @ts-check
// Reloads the page when the book has been rebuilt; shows what is wrong when it could not be.
(function () {
  let seen = Number("SEEN");

  /** @param {string} text */
  function complain(text) {
    let box = document.getElementById("press-news");
    if (!box) {
      box = document.createElement("pre");
      box.id = "press-news";
      box.setAttribute("role", "alert");
      box.style.cssText =
        "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1em;" +
        "z-index:1000;background:#5b1111;color:#fff;font-size:14px;white-space:pre-wrap";
      document.body.append(box);
    }
    box.textContent = "This page is not the newest: the book cannot be built.\n\n" + text;
  }

  async function ask() {
    for (;;) {
      try {
        const answer = await fetch("/-press/news?number=" + seen);
        const news = await answer.json();
        if (news.broken) complain(news.broken);
        else if (news.number !== seen) return location.reload();
        seen = news.number;
      } catch {
        // The server is gone or about to come back.
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
  ask();
})();

// Sends a document in blocks: what arrived before a line broke off is not sent again. Without this the form sends the file whole.
"use strict";

(() => {
  const BLOCK = 256 * 1024;
  const TRIES = 4;
  const PAUSE = 1500;
  const form = document.querySelector("form[data-unggah]");
  if (!form || !window.crypto || !crypto.subtle) return;
  const bar = form.querySelector("[data-kemajuan]");
  const status = bar.querySelector("[role=status]");
  const button = form.querySelector("button");

  const say = (text, part) => {
    bar.hidden = false;
    status.textContent = text;
    if (part !== undefined) bar.querySelector("progress").value = part;
  };

  const hex = bytes => Array.from(new Uint8Array(bytes), b => b.toString(16).padStart(2, "0")).join("");
  const idOf = place => btoa(String(place).padStart(8, "0"));
  const pause = () => new Promise(go => setTimeout(go, PAUSE));

  // A line that breaks off is tried again; what is refused is not.
  const put = async (url, body) => {
    for (let tried = 1; ; tried++) {
      let answer = null;
      try {
        answer = await fetch(url, { method: "PUT", body, headers: { "Content-Type": "application/octet-stream" } });
      } catch (broken) {
        if (tried === TRIES) throw broken;
      }
      if (answer && answer.ok) return;
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(String(answer.status));
      if (tried === TRIES) throw new Error("away");
      await pause();
    }
  };

  const send = async (file, link, arrived) => {
    const known = new Map(arrived.split(" ").filter(b => b).map(b => [b.slice(0, b.lastIndexOf(":")), Number(b.slice(b.lastIndexOf(":") + 1))]));
    const ids = [];
    for (let at = 0, place = 0; at < file.size; at += BLOCK, place++) {
      const [id, part] = [idOf(place), file.slice(at, Math.min(at + BLOCK, file.size))];
      if (known.get(id) !== part.size) await put(`${link}&comp=block&blockid=${encodeURIComponent(id)}`, part);
      ids.push(id);
      say(bar.dataset.tulisan.replace("{percent}", String(Math.round(100 * Math.min(at + BLOCK, file.size) / file.size))), 100 * Math.min(at + BLOCK, file.size) / file.size);
    }
    const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map(id => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
    await put(`${link}&comp=blocklist`, list);
  };

  // The form's hidden fields and choices, without the file.
  const fieldsOf = from => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(from)) if (typeof value === "string") fields.append(name, value);
    return fields;
  };

  const complete = async page => {
    const onward = page.querySelector("form[data-unggah=lanjut]") || form;
    const answer = await fetch(location.href, { method: "POST", body: fieldsOf(onward) });
    location.assign(answer.url);
  };

  const goOn = async file => {
    if (file.size !== Number(form.dataset.panjang) || hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())) !== form.dataset.sidik) {
      say(bar.dataset.lain);
      return;
    }
    await send(file, form.dataset.tujuan, form.dataset.sampai);
    await complete(document);
  };

  const begin = async file => {
    say(bar.dataset.hitung, 0);
    const digest = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const fields = fieldsOf(form);
    for (const [name, value] of [["namaBerkas", file.name], ["tipe", file.type || "application/octet-stream"], ["panjang", String(file.size)], ["sidik", digest]]) fields.append(name, value);
    const answer = await fetch(form.action || location.href, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const onward = page.querySelector("form[data-unggah=lanjut]");
    if (!answer.ok || !onward) {
      document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
      return;
    }
    history.pushState(null, "", answer.url);
    await send(file, onward.dataset.tujuan, onward.dataset.sampai);
    await complete(page);
  };

  form.addEventListener("submit", async event => {
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) return;
    event.preventDefault();
    button.disabled = true;
    try {
      await (form.dataset.unggah === "baru" ? begin(file) : goOn(file));
    } catch (broken) {
      say(bar.dataset.putus);
      if (form.dataset.unggah === "baru" && location.pathname.split("/").length > 5) location.reload();
    } finally {
      button.disabled = false;
    }
  });
})();

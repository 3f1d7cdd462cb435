// The mail box: what the bot has mailed to anybody, as plain text. Nobody in the sandbox has a mailbox of their own.

import * as api from "./api.js";
import { element } from "./text.js";

const SHOWN = "handover-sandbox-mail";
const ADDRESS = /https?:\/\/\S+/g;
const SHORT = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };

export class MailBox {
  // `world` has openLink(url, phone).
  constructor(world) {
    this.world = world;
    this.version = -1;
    this.open = new Set();
    this.root = document.getElementById("mail-box");
    this.button = document.getElementById("mail");
    this.button.addEventListener("click", () => this.show(this.root.hidden));
    document.getElementById("mail-clear").addEventListener("click", () => api.clearMail());
    this.show(localStorage.getItem(SHOWN) === "yes");
  }

  show(visible) {
    this.root.hidden = !visible;
    this.button.setAttribute("aria-expanded", String(visible));
    localStorage.setItem(SHOWN, visible ? "yes" : "no");
  }

  draw({ version, mails }) {
    this.version = version;
    document.getElementById("mail-count").textContent = mails.length ? `(${mails.length})` : "";
    const empty = element("p", "day", "No mail yet. An address is added in /settings, E-mail: any will do, the mail ends here.");
    document.getElementById("mails").replaceChildren(...(mails.length ? mails.map((mail) => this.mail(mail)) : [empty]));
  }

  mail(mail) {
    const whole = element("details", "mail");
    const head = element("summary");
    head.append(element("b", "", mail.subject || "(no subject)"), element("span", "", `to ${mail.to}`));
    const when = new Date(mail.at).toLocaleString([], SHORT);
    whole.append(head, element("p", "mail-from", `From ${mail.from}, ${when}`), this.words(mail.text));
    whole.open = this.open.has(mail.number);
    whole.addEventListener("toggle", () => (whole.open ? this.open.add(mail.number) : this.open.delete(mail.number)));
    return whole;
  }

  // Links to the bot open it on a phone.
  words(text) {
    const place = element("div", "mail-text");
    let at = 0;
    for (const found of text.matchAll(ADDRESS)) {
      place.append(text.slice(at, found.index), this.link(found[0]));
      at = found.index + found[0].length;
    }
    place.append(text.slice(at));
    return place;
  }

  link(url) {
    const link = element("a", "", url);
    link.href = url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.addEventListener("click", (event) => this.world.openLink(url, { person: 0 }) && event.preventDefault());
    return link;
  }
}

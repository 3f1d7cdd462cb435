// The page: phones side by side, kept up to date by one long request that answers when any chat has changed.

import * as api from "./api.js";
import { ClockBar } from "./clock.js";
import { PhoneView } from "./phone.js";
import { element } from "./text.js";

const WAIT_SECONDS = 25;
const RETRY_MILLISECONDS = 1500;
const NOTICE_MILLISECONDS = 5000;
const REMEMBERED = "handover-sandbox-phones";

const world = {
  people: [],
  botName: "",
  phones: [],

  notice(text) {
    const place = document.getElementById("notice");
    place.textContent = text;
    place.hidden = !text;
    clearTimeout(world.noticeTimer);
    world.noticeTimer = setTimeout(() => {
      place.hidden = true;
    }, NOTICE_MILLISECONDS);
  },

  // Ask with a dialog; gives the chosen value, or "" when it was closed.
  choose(text, choices) {
    const dialog = document.getElementById("choice");
    dialog.querySelector(".choice-text").textContent = text;
    const buttons = choices.map(([value, words], index) => {
      const button = element("button", index === 0 ? "strong" : "", words);
      button.value = value;
      return button;
    });
    dialog.querySelector(".choice-buttons").replaceChildren(...buttons);
    dialog.returnValue = "";
    if (dialog.open) dialog.close();
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    });
  },

  // Links to the bot are opened by one of the people; gives whether the link was one.
  openLink(url, phone) {
    if (!opensBot(url)) return false;
    const first = world.people.filter((person) => person.id === phone.person);
    const others = world.people.filter((person) => person.id !== phone.person);
    const choices = [...others, ...first].map((person) => [String(person.id), `Open as ${person.first_name}`]);
    choices.push(["", "Not now"]);
    world.choose(url, choices).then((chosen) => chosen && world.openAs(Number(chosen), url));
    return true;
  },

  async openAs(person, url) {
    const phone = world.phones.find((shown) => shown.person === person) || (await world.addPhone(person));
    await phone.open(url);
    phone.root.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" });
  },

  async newcomer() {
    const dialog = document.getElementById("newcomer");
    const form = dialog.querySelector("form");
    form.reset();
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    if (dialog.returnValue !== "add") return null;
    const about = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    const person = await api.addPerson(about);
    await world.loadPeople();
    return person.id;
  },

  async loadPeople() {
    world.people = await api.people();
    for (const phone of world.phones) phone.drawPeople();
  },

  async addPhone(person) {
    const phone = new PhoneView(world, person);
    world.phones.push(phone);
    document.getElementById("phones").append(phone.root);
    phone.drawPeople();
    await phone.refresh();
    world.remember();
    return phone;
  },

  putAway(phone) {
    world.phones = world.phones.filter((other) => other !== phone);
    phone.root.remove();
    world.remember();
  },

  remember() {
    localStorage.setItem(REMEMBERED, JSON.stringify(world.phones.map((phone) => phone.person)));
  },

  remembered() {
    const known = new Set(world.people.map((person) => person.id));
    const saved = JSON.parse(localStorage.getItem(REMEMBERED) || "[]").filter((person) => known.has(person));
    return saved.length ? saved : world.people.slice(0, 2).map((person) => person.id);
  },
};

function opensBot(url) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  const isTelegram = parsed.hostname === "t.me" || parsed.hostname === "telegram.me";
  const name = parsed.protocol === "tg:" ? parsed.searchParams.get("domain") : parsed.pathname.replaceAll("/", "");
  return (isTelegram || parsed.protocol === "tg:") && (name || "").toLowerCase() === world.botName.toLowerCase();
}

async function follow(clock) {
  let after = -1;
  for (;;) {
    try {
      const { version, chats } = await api.changes(after, after < 0 ? 0 : WAIT_SECONDS);
      after = version;
      const stale = world.phones.filter((phone) => chats[phone.person] !== phone.version);
      await Promise.all([clock.refresh(), ...stale.map((phone) => phone.refresh())]);
      if (Object.keys(chats).length > world.people.length) await world.loadPeople();
    } catch (error) {
      world.notice(`The sandbox cannot be reached (${error.message}). Trying again…`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

// A menu closes when one looks elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[open]")) if (!menu.contains(except)) menu.open = false;
}

async function begin() {
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus(null));
  const clock = new ClockBar(world.notice);
  world.botName = (await api.bot()).username;
  await world.loadPeople();
  document.getElementById("add-phone").addEventListener("click", async () => {
    const shown = new Set(world.phones.map((phone) => phone.person));
    const hidden = world.people.filter((person) => !shown.has(person.id));
    const choices = [...hidden.map((person) => [String(person.id), person.first_name]), ["new", "Somebody new…"]];
    const chosen = await world.choose("Whose phone?", choices);
    const person = chosen === "new" ? await world.newcomer() : Number(chosen);
    if (person) await world.addPhone(person);
  });
  for (const person of world.remembered()) await world.addPhone(person);
  await clock.refresh();
  await follow(clock);
}

begin().catch((error) => world.notice(error.message));

// The page: phones side by side, kept up to date by one long request that answers when any chat has changed.

import * as api from "./api.js";
import { ClockBar } from "./clock.js";
import { PhoneView } from "./phone.js";
import { DiscordView } from "./discord.js";
import { MailBox } from "./mail.js";
import { element } from "./text.js";

const WAIT_SECONDS = 25;
const RETRY_MILLISECONDS = 1500;
const NOTICE_MILLISECONDS = 5000;
const REMEMBERED = "handover-sandbox-handsets";

const world = {
  people: [],
  discordPeople: [],
  clock: null,
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
    const phone = world.phones.find((shown) => shown.person === person) || (await world.addPhone("telegram", person));
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

  // The same person's other account, made when there is none.
  async counterpart(phone, platform) {
    const [mine, others] = platform === "discord" ? [world.people, world.discordPeople] : [world.discordPeople, world.people];
    const name = nameOf(mine.find((person) => person.id === phone.person));
    const known = others.find((person) => nameOf(person) === name);
    if (known) return known.id;
    const made = platform === "discord" ? await api.discord.addPerson({ name }) : await api.addPerson({ first_name: name });
    await world.loadPeople();
    return made.id;
  },

  async swap(phone, platform) {
    if (phone.platform === platform) return;
    const made = viewOf(platform, await world.counterpart(phone, platform));
    world.phones[world.phones.indexOf(phone)] = made;
    phone.root.replaceWith(made.root);
    made.drawPeople();
    await made.refresh();
    world.remember();
  },

  async loadPeople() {
    [world.people, world.discordPeople] = await Promise.all([api.people(), api.discord.people()]);
    for (const phone of world.phones) phone.drawPeople();
  },

  async addPhone(platform, person) {
    const phone = viewOf(platform, person);
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
    localStorage.setItem(REMEMBERED, JSON.stringify(world.phones.map((phone) => [phone.platform, phone.person])));
  },

  remembered() {
    const known = new Set([...world.people, ...world.discordPeople].map((person) => person.id));
    const saved = JSON.parse(localStorage.getItem(REMEMBERED) || "[]").filter(([, person]) => known.has(person));
    return saved.length ? saved : world.people.slice(0, 2).map((person) => ["telegram", person.id]);
  },
};

const nameOf = (person) => person.first_name || person.name;

const viewOf = (platform, person) => new (platform === "discord" ? DiscordView : PhoneView)(world, person);

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

// `changes` tells a version for each phone of a platform, as soon as one is another than before.
async function follow(clock, platform, changes) {
  let after = -1;
  for (;;) {
    try {
      const { version, phones } = await changes(after, after < 0 ? 0 : WAIT_SECONDS);
      after = version;
      const mine = world.phones.filter((phone) => phone.platform === platform);
      const stale = mine.filter((phone) => phones[phone.person] !== phone.version);
      await Promise.all([clock.refresh(), ...stale.map((phone) => phone.refresh())]);
      const known = platform === "discord" ? world.discordPeople : world.people;
      if (Object.keys(phones).length > known.length) await world.loadPeople();
    } catch (error) {
      world.notice(`The sandbox cannot be reached (${error.message}). Trying again…`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

async function followMail(box) {
  for (;;) {
    try {
      box.draw(await api.mail(box.version, box.version < 0 ? 0 : WAIT_SECONDS));
    } catch {
      // The phones say that the sandbox cannot be reached.
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

// A menu closes when one looks elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll(".menu[open], .commands[open]")) if (!menu.contains(except)) menu.open = false;
}

async function begin() {
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus(null));
  const clock = new ClockBar(world.notice);
  world.clock = clock;
  world.botName = (await api.bot()).username;
  await world.loadPeople();
  document.getElementById("add-phone").addEventListener("click", async () => {
    const shown = new Set(world.phones.map((phone) => phone.person));
    const hidden = world.people.filter((person) => !shown.has(person.id));
    const choices = [...hidden.map((person) => [String(person.id), person.first_name]), ["new", "Somebody new…"]];
    const chosen = await world.choose("Whose phone?", choices);
    const person = chosen === "new" ? await world.newcomer() : Number(chosen);
    if (person) await world.addPhone("telegram", person);
  });
  for (const [platform, person] of world.remembered()) await world.addPhone(platform, person);
  await clock.refresh();
  const telegram = (after, wait) => api.changes(after, wait).then(({ version, chats }) => ({ version, phones: chats }));
  const discord = (after, wait) => api.discord.changes(after, wait).then(({ version, people }) => ({ version, phones: people }));
  await Promise.all([follow(clock, "telegram", telegram), follow(clock, "discord", discord), followMail(new MailBox(world))]);
}

begin().catch((error) => world.notice(error.message));

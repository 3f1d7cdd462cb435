// Discord's light markup as DOM nodes: what is marked, links, moments, and signs that are meant as they stand.

import { element } from "./text.js";

const PIECE = /\\(.)|<(https?:\/\/[^>\s]+)>|(https?:\/\/[^\s<>]+)|<t:(-?\d+)(?::([tTdDfFR]))?>|(\*\*|\*|__|~~|\|\||`)|^(#{1,3}|-#) /gmsu;
const TAGS = { "**": "strong", "*": "em", __: "u", "~~": "s", "||": "span", "`": "code" };
const UNITS = [[86_400, "day"], [3_600, "hour"], [60, "minute"], [1, "second"]];

// `on` has open(url). Lines that begin with > are a quotation together.
export function markdown(text, on) {
  const whole = document.createDocumentFragment();
  for (const run of text.match(/(?:^> .*(?:\n|$))+|(?:^(?!> ).*(?:\n|$))+/gm) || []) {
    if (!run.startsWith("> ")) {
      whole.append(inline(run, on));
      continue;
    }
    const quoted = element("blockquote");
    quoted.append(inline(run.replace(/^> /gm, "").trimEnd(), on));
    whole.append(quoted);
  }
  return whole;
}

function inline(text, on) {
  const whole = document.createDocumentFragment();
  const open = [{ mark: "", node: whole }];
  let at = 0;
  const top = () => open[open.length - 1];
  for (const found of text.matchAll(PIECE)) {
    top().node.append(text.slice(at, found.index));
    at = found.index + found[0].length;
    const [, sign, bare, url, moment, style, mark] = found;
    if (sign) top().node.append(sign);
    else if (bare || url) top().node.append(link(bare || url, on));
    else if (moment) top().node.append(time(Number(moment), style));
    else if (mark) turn(open, mark);
  }
  top().node.append(text.slice(at));
  return whole;
}

function turn(open, mark) {
  const begun = open.findIndex((each) => each.mark === mark);
  if (begun > 0) {
    open.length = begun;
    return;
  }
  const node = element(TAGS[mark], mark === "||" ? "spoiler" : "");
  open[open.length - 1].node.append(node);
  open.push({ mark, node });
}

function link(url, on) {
  const anchor = element("a", "", decoded(url));
  anchor.href = url;
  anchor.rel = "noopener noreferrer";
  anchor.target = "_blank";
  anchor.addEventListener("click", (event) => {
    if (on.open(url)) event.preventDefault();
  });
  return anchor;
}

function decoded(url) {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function time(seconds, style) {
  const moment = new Date(seconds * 1000);
  const node = element("time", "", moment.toLocaleString([], { dateStyle: "medium", timeStyle: "short" }));
  // How far away it is depends on the sandbox's clock, which draws it.
  if (style === "R") node.dataset.until = seconds;
  node.dateTime = moment.toISOString();
  node.title = moment.toLocaleString();
  return node;
}

// How far a moment is from `now`, both in seconds.
export function relative(seconds, now) {
  const left = seconds - now;
  const [length, unit] = UNITS.find(([least]) => Math.abs(left) >= least) || UNITS[3];
  return new Intl.RelativeTimeFormat([], { numeric: "auto" }).format(Math.round(left / length), unit);
}

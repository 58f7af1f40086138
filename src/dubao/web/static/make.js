"use strict";
// DOM made of names and texts only: what a page says is never parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

function make(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function given(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}

function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
}

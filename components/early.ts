// Runs before first paint, as a blocking script: nothing flashes and nothing jumps afterwards.

import { applyDisplay, readDisplay } from "./display";

document.documentElement.classList.add("js");
applyDisplay(readDisplay());

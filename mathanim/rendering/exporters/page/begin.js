// Before anything is painted: is this the show, or the handout that is to be printed?

"use strict";

if (!/[?&](print-pdf|view=print)\b/i.test(location.search)) document.documentElement.classList.add("show");

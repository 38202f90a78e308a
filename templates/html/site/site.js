"use strict";
// Filters and sorts the table of areas, and sets two areas side by side. Everything it shows stands in files of this site; texts of
// files are only ever put in as texts.
(() => {
  const waiting = new Map();
  const loaded = new Map();

  // A page that is opened from a disk may load nothing but scripts: each hands its data over by its name.
  globalThis.masa = {
    take(what, name, data) {
      loaded.set(name, data);
      (waiting.get(name) ?? []).forEach((resolve) => resolve(data));
      waiting.delete(name);
    },
  };

  const load = (name) =>
    new Promise((resolve, reject) => {
      if (loaded.has(name)) {
        resolve(loaded.get(name));
        return;
      }
      const others = waiting.get(name);
      if (others) {
        others.push(resolve);
        return;
      }
      waiting.set(name, [resolve]);
      const script = document.createElement("script");
      script.src = `data/${name}.js`;
      script.onerror = () => {
        waiting.delete(name);
        reject(new Error(`data/${name}.js is missing from this site`));
      };
      document.head.append(script);
    });

  const fill = (cell, value) => {
    cell.textContent = value ? value.words : "";
    cell.className = value?.class ?? "";
    if (value?.number === undefined) {
      delete cell.dataset.sort;
    } else {
      cell.dataset.sort = value.number;
    }
  };

  // What several values have in common for whoever chooses among them.
  const choiceOf = (value) => value?.choice ?? value?.words ?? "";

  const say = (words) => {
    document.getElementById("shown").textContent = words;
  };

  const keyOf = (cell) => cell?.dataset.sort ?? cell?.textContent.trim() ?? "";

  // Numbers by size, words by the alphabet, what is not stated last whichever way round.
  const order = (one, other, down) => {
    const unknown = (cell) => cell === undefined || cell.classList.contains("unknown") || keyOf(cell) === "";
    if (unknown(one) || unknown(other)) {
      return Number(unknown(one)) - Number(unknown(other));
    }
    const [a, b] = [keyOf(one), keyOf(other)];
    const [x, y] = [Number(a), Number(b)];
    const both = a !== "" && b !== "" && Number.isFinite(x) && Number.isFinite(y);
    const by = both ? x - y : a.localeCompare(b, "en-GB", { numeric: true });
    return down ? -by : by;
  };

  const overview = (table, form) => {
    const rows = () => [...table.tBodies[0].rows];
    const head = table.tHead.rows[0];
    const { find, region, status, also, value } = form.elements;
    let added = null;
    let sorted = null;
    let putting = false;

    // What is chosen stands in the address, so that whoever comes back, or is sent it, sees the same rows.
    const keep = () => {
      if (putting) {
        return;
      }
      const chosen = new URLSearchParams();
      for (const control of [find, region, status, also, value]) {
        if (control.value !== "") {
          chosen.set(control.id, control.value);
        }
      }
      if (sorted) {
        chosen.set(sorted.down ? "down" : "up", head.cells[sorted.at]?.textContent.trim() ?? "");
      }
      const address = chosen.size > 0 ? `#${chosen}` : "#";
      if (address !== (location.hash || "#")) {
        history.replaceState(null, "", address);
      }
    };

    const filter = () => {
      const wanted = find.value.trim().toLocaleLowerCase("en-GB");
      let shown = 0;
      for (const row of rows()) {
        const last = row.cells[row.cells.length - 1];
        const fits =
          row.cells[0].textContent.toLocaleLowerCase("en-GB").includes(wanted) &&
          (region.value === "" || row.dataset.region === region.value) &&
          (status.value === "" || row.dataset.status === status.value) &&
          (added === null || value.value === "" || last.dataset.choice === value.value);
        row.hidden = !fits;
        shown += Number(fits);
      }
      say(`${shown} of ${rows().length} shown`);
      keep();
    };

    const sort = (at, down) => {
      const ordered = rows().sort((one, other) => order(one.cells[at], other.cells[at], down));
      table.tBodies[0].append(...ordered);
      [...head.cells].forEach((cell, place) => {
        if (place === at) {
          cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        } else {
          cell.removeAttribute("aria-sort");
        }
      });
      sorted = { at, down };
      keep();
    };

    const sortable = (cell) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      button.addEventListener("click", () => sort(cell.cellIndex, cell.getAttribute("aria-sort") === "ascending"));
      cell.append(button);
    };

    const choices = (values) => {
      const any = new Option("anything", "");
      value.replaceChildren(any, ...values.map((one) => new Option(one, one)));
      value.disabled = values.length === 0;
    };

    const show = (data) => {
      if (added) {
        [head, ...rows()].forEach((row) => row.deleteCell(-1));
        added = null;
        sorted = sorted && sorted.at < head.cells.length ? sorted : null;
      }
      if (data) {
        const cell = document.createElement("th");
        cell.scope = "col";
        cell.textContent = data.heading;
        head.append(cell);
        sortable(cell);
        for (const row of rows()) {
          const [cell, held] = [row.insertCell(-1), data.cells[Number(row.dataset.column)]];
          fill(cell, held);
          cell.dataset.choice = choiceOf(held);
          cell.dataset.heading = data.heading;
        }
        added = data;
      }
      choices(data ? [...new Set(data.cells.map(choiceOf))].sort((a, b) => a.localeCompare(b, "en-GB")) : []);
      filter();
    };

    const choose = async () => {
      const name = also.value;
      try {
        const data = name === "" ? null : await load(name);
        // Another may have been chosen meanwhile.
        if (also.value === name) {
          show(data);
        }
      } catch (error) {
        say(error.message);
      }
    };

    [...head.cells].forEach(sortable);
    [find, region, status, value].forEach((control) => control.addEventListener("input", filter));
    also.addEventListener("input", choose);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(choose));
    form.hidden = false;
    const put = async () => {
      const chosen = new URLSearchParams(location.hash.slice(1));
      putting = true;
      for (const control of [find, region, status, also]) {
        // What a browser that goes back has put in by itself stands where the address says nothing.
        control.value = chosen.get(control.id) ?? control.value;
      }
      await choose();
      value.value = chosen.get("value") ?? "";
      const by = chosen.get("down") ?? chosen.get("up");
      const at = [...head.cells].findIndex((cell) => cell.textContent.trim() === by);
      if (by !== null && at >= 0) {
        sort(at, chosen.has("down"));
      }
      putting = false;
      filter();
    };
    // At first, and when a browser goes back, which tells nobody but in this way.
    addEventListener("pageshow", put);
  };

  const sides = (table, form) => {
    const { one, other, differences } = form.elements;
    const rows = [...table.querySelectorAll("tr.row")];

    const title = (id, data) => {
      const link = document.createElement("a");
      link.href = data.href;
      link.textContent = data.name;
      const judged = document.createElement("span");
      judged.className = "soft";
      judged.textContent = data.judged;
      document.getElementById(id).replaceChildren(link, document.createElement("br"), judged);
    };

    // What one of the two does not state, and what cannot be told of it, is no difference between them, unless the other is known to break it.
    const alike = (a, b) =>
      a.alike || b.alike
        ? a.nothing || b.nothing || !(a.breach || b.breach)
        : (a.apart ?? a.words) === (b.apart ?? b.words);

    const show = (first, second) => {
      title("first", first);
      title("second", second);
      let differ = 0;
      rows.forEach((row, at) => {
        const [a, b] = [first.cells[at], second.cells[at]];
        fill(row.cells[1], a);
        fill(row.cells[2], b);
        const same = alike(a, b);
        differ += Number(!same);
        row.hidden = differences.checked && same;
      });
      for (const body of table.tBodies) {
        body.hidden = [...body.querySelectorAll("tr.row")].every((row) => row.hidden);
      }
      table.hidden = false;
      say(`${differ} of ${rows.length} rows differ in what is known`);
    };

    const choose = async () => {
      const names = [one.value, other.value];
      if (names.includes("")) {
        table.hidden = true;
        say("Choose two areas.");
        return;
      }
      try {
        const [first, second] = await Promise.all(names.map((name) => load(`area-${name}`)));
        if (one.value === names[0] && other.value === names[1]) {
          show(first, second);
          history.replaceState(null, "", `#${names.join("+")}`);
        }
      } catch (error) {
        say(error.message);
      }
    };

    const known = (name) => name !== "" && [...one.options].some((option) => option.value === name);

    // The names that the address asks for, behind `#` or `?`; nothing where it only leads to a place within the page.
    const asked = () => {
      const hash = location.hash.slice(1);
      if (hash === "" ? location.search === "" : document.getElementById(hash)) {
        return null;
      }
      try {
        return hash === "" ? [...new URLSearchParams(location.search).values()] : decodeURIComponent(hash).split("+");
      } catch {
        return [];
      }
    };

    // What an address may hold of a name that nobody has, in as many letters as are read.
    const quoted = (name) => `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`;

    const follow = async () => {
      const names = asked();
      const strange = names?.filter((name) => !known(name)) ?? [];
      if (names) {
        const fits = names.length === 2 && strange.length === 0;
        [one.value, other.value] = fits ? names : ["", ""];
        if (!fits) {
          table.hidden = true;
          const none = strange.length > 0 ? `There is no area ${strange.map(quoted).join(" and no area ")} on this site. ` : "";
          say(`${none}The address names no two areas of this site. Choose two areas.`);
          return;
        }
      }
      await choose();
    };
    [one, other, differences].forEach((control) => control.addEventListener("input", choose));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    follow();
    addEventListener("hashchange", () => asked() && follow());
    addEventListener("pageshow", (event) => event.persisted || follow());
  };

  const [matrix, filters] = [document.getElementById("matrix"), document.getElementById("filters")];
  if (matrix && filters) {
    overview(matrix, filters);
  }
  const [pair, form] = [document.getElementById("sides"), document.getElementById("pair")];
  if (pair && form) {
    sides(pair, form);
  }
})();

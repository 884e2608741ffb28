
"use strict";
(() => {
  // Amounts are read as rentan reads them, or refused: whole Rupiah, never a fraction.
  const WORDS = { ribu: 3, rb: 3, juta: 6, jt: 6, miliar: 9, milyar: 9, triliun: 12, trilyun: 12,
    thousand: 3, million: 6, billion: 9, trillion: 12, t: 12 };
  const ENGLISH = ["thousand", "million", "billion", "trillion"];
  const LARGEST = 10n ** 17n;
  const DIGITS = /^([0-9]+|[1-9][0-9]{0,2}((_[0-9]{3})+|(\.[0-9]{3})+|(,[0-9]{3})+))$/;

  const NIK = new RegExp("^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[0-9]{4}" +
    "(0[1-9]|[1256][0-9]|3[01]|4[1-9]|7[01])(0[1-9]|1[0-2])[0-9]{2}(?!0000)[0-9]{4}$");

  function whole(text) {
    const bare = text.trim();
    if (NIK.test(bare)) return null;
    if (DIGITS.test(bare)) return BigInt(bare.replace(/[._,]/g, ""));
    const match = /^([0-9.,]*[0-9])\s*([a-z]+)\.?$/i.exec(bare);
    if (!match || !Object.hasOwn(WORDS, match[2].toLowerCase())) return null;
    const word = match[2].toLowerCase();
    const cut = match[1].search(/[.,][0-9]*$/);
    const digits = cut < 0 ? match[1] : match[1].slice(0, cut);
    const written = cut < 0 ? "" : match[1].slice(cut + 1);
    if (!DIGITS.test(digits) || (cut >= 0 && digits.includes(match[1][cut]))) return null;
    const ours = word === "t" ? "" : ENGLISH.includes(word) ? "." : ",";
    if (written.length === 3 && match[1][cut] !== ours) return null; // a thousand, or a decimal?
    const places = WORDS[word];
    const fraction = written.length > places ? written.replace(/0+$/, "") : written;
    if (fraction.length > places) return null;
    return BigInt(digits.replace(/[.,]/g, "") + fraction) * 10n ** BigInt(places - fraction.length);
  }

  function rupiah(text) {
    const bare = text.trim().replace(/^(rp|idr|rupiah)(?![a-z])\.?\s*/i, "")
      .replace(/\s*(?<![a-z])(rp|idr|rupiah)\.?$/i, "");
    const tail = /^(.*[0-9])([.,])(-|0+)$/.exec(bare);
    const sen = tail && DIGITS.test(tail[1]) && !tail[1].includes(tail[2]) && (tail[3] === "-" ||
      (tail[1].length > 3 ? tail[3].length !== 3 : tail[2] + tail[3] === ",00"));
    const read = whole(sen || (tail && tail[3] === "-") ? tail[1] : bare);
    return read !== null && read <= LARGEST ? read : null;
  }

  const count = (most) => (text) => {
    const read = whole(text);
    return read !== null && read >= 1n && read <= most ? read : null;
  };

  const grouped = (number) => String(number).replace(/\B(?=([0-9]{3})+$)/g, ".");
  const money = (amount) => (amount < 0n ? "-Rp" + grouped(-amount) : "Rp" + grouped(amount));
  const signed = (amount) => (amount > 0n ? "+" : "") + money(amount);
  const fill = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (all, name) => facts[name] ?? all);

  function period(asked, months) {
    const [year, month] = asked.first.split("-").map(Number);
    const end = month - 1 + months - 1;
    const [lastYear, last] = [year + Math.floor(end / 12), end % 12];
    const name = (place) => asked.names[place];
    if (months === 1) return `${name(month - 1)} ${year}`;
    if (month === 1 && months === 12) return String(year);
    if (year === lastYear) return `${name(month - 1)}–${name(last)} ${year}`;
    return `${name(month - 1)} ${year}–${name(last)} ${lastYear}`;
  }

  function months(charge, charges, all) {
    const later = charges.filter((each) => each.program === charge.program && each.after > charge.after);
    return Math.max(0, Math.min(all, ...later.map((each) => each.after)) - charge.after);
  }

  function follow(section) {
    const asked = JSON.parse(section.querySelector("script").textContent);
    const says = asked.says;
    const fieldset = section.querySelector("fieldset");
    const [workers, duration, allocation] = fieldset.querySelectorAll("input");
    const inputs = [workers, duration, allocation];
    const given = inputs.map((input) => input.defaultValue);
    const verdict = fieldset.querySelector(".verdict");
    const button = fieldset.querySelector("button");
    const status = fieldset.querySelector("[role=status]");
    const balanceRow = section.querySelector(".balance");
    const show = (key, text) => { section.querySelector(`[data-show="${key}"]`).textContent = text; };
    let telling;

    function read(input, parse, sentence) {
      const value = parse(input.value);
      const wrong = document.getElementById(input.id + "-wrong");
      const says = value === null ? sentence : "";
      if (wrong.textContent !== says) wrong.textContent = says;
      if (value === null) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      return value;
    }

    function reckon() {
      const people = read(workers, count(BigInt(asked.most_workers)), says.workers);
      const span = read(duration, count(BigInt(asked.most_months)), says.months);
      const none = allocation.value.trim() === "";
      const purse = read(allocation, (text) => (none ? -1n : rupiah(text)), says.allocation);
      if (people === null || span === null) return { lines: asked.charges.map(() => null), total: null,
        allocation: none ? undefined : purse, span };
      const lines = asked.charges.map((charge) => {
        const paid = BigInt(months(charge, asked.charges, Number(span)));
        return { paid, people, rate: BigInt(charge.rate), amount: people * paid * BigInt(charge.rate) };
      });
      const total = lines.reduce((sum, line) => sum + line.amount, 0n);
      return { lines, total, allocation: none ? undefined : purse, span };
    }

    function tell(reckoned) {
      const { lines, total, allocation: purse, span } = reckoned;
      lines.forEach((line, place) => {
        const facts = line && { workers: grouped(line.people), months: grouped(line.paid), rate: money(line.rate) };
        show(`formula-${place}`, line ? fill(says.formula, facts) : "–");
        show(`amount-${place}`, line ? money(line.amount) : "–");
      });
      show("total", total === null ? "–" : money(total));
      const balance = total === null || purse === null || purse === undefined ? null : purse - total;
      for (const row of [balanceRow.previousElementSibling, balanceRow]) row.hidden = purse === undefined;
      show("allocation", purse === null || purse === undefined ? "–" : money(purse));
      show("balance", balance === null ? "–" : signed(balance));
      const mood = balance === null ? "" : balance < 0n ? "bad" : "good";
      const word = mood && says[mood];
      show("word", word);
      balanceRow.className = `balance ${mood}`.trim();
      verdict.className = `verdict ${mood}`.trim();
      show("period", span === null ? "–" : period(asked, Number(span)));
      show("beyond", span !== null && span > BigInt(asked.months) ? says.beyond : "");
      const key = total === null ? "unread" : balance === null ? (purse === null ? "unread" : "alone")
        : balance < 0n ? "over" : "within";
      const sentence = fill(says[key], { total: total === null ? "" : money(total),
        balance: balance === null ? "" : money(balance < 0n ? -balance : balance) });
      show("verdict", sentence);
      const changed = inputs.some((input, place) => input.value !== given[place]);
      section.querySelector(".changed").hidden = !changed;
      button.disabled = !changed;
      return sentence;
    }

    function update() {
      const sentence = tell(reckon());
      clearTimeout(telling); // a screen reader hears the outcome, not every key
      telling = setTimeout(() => { status.textContent = sentence; }, 500);
    }

    function reset() {
      inputs.forEach((input, place) => { input.value = given[place]; });
      update();
      workers.focus();
    }

    inputs.forEach((input) => input.addEventListener("input", update));
    button.addEventListener("click", reset);
    inputs.forEach((input, place) => { input.value = given[place]; });
    fieldset.hidden = false;
    tell(reckon());
  }

  document.querySelectorAll(".reckoning").forEach(follow);
})();

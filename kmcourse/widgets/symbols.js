// The lesson's symbols with real superscripts and subscripts: x⁽¹⁰⁾, μ₂.

const inDigits = (digits, number) => [...String(number)].map((digit) => digits[digit]).join("");

export const raised = (number) => `⁽${inDigits("⁰¹²³⁴⁵⁶⁷⁸⁹", number)}⁾`;
export const lowered = (number) => inDigits("₀₁₂₃₄₅₆₇₈₉", number);

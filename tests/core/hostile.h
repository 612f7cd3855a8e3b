/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Texts that no reader of values may accept, crash on, or pass on broken. */
static const char * const hostile_texts[] = {
  "\xff\xfe\xfa",
  "\xe0\xb8",
  "นาย\xe0\xb8",
  "\xf0\x9f\x8d",
  "่้๊๋็์ํ",
  "ุูิีึื",
  "ำ",
  "ํ",
  "🌱👩‍🌾",
  "\xe2\x80\x8b\xe2\x80\x8d\xef\xbb\xbf",
  "%s%n%d%1000000d",
  "=HYPERLINK(\"x\")",
  "-",
  "/",
  "./-,",
  "°'\"",
  "!3d!4d",
  "NaN",
  "inf",
  "-inf",
  "0x10",
  "1e999",
  "https://",
  "geo:",
  "เเเเเเเเ",
  "ว่าที่ ร.ต.",
  "........",
  "\t\r\n\v\f",
};

/* A hundred thousand of @unit. */
static inline char *
make_long_text (const char *unit)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 100000; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

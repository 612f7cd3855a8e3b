/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-text.h"

G_BEGIN_DECLS

/* What the files of psk-text share. */

#define PSK_SARA_AM 0x0e33
#define PSK_THAI_ZERO 0x0e50
#define PSK_THAI_NINE 0x0e59

static inline gboolean
psk_text_is_tone (gunichar c)
{
  return c >= 0x0e48 && c <= 0x0e4b;
}

/* g_unichar_to_utf8() for the two kinds of characters that come in millions. Returns where
 * the next one goes. */
static inline char *
psk_text_put_char (char     *out,
                   gunichar  c)
{
  if (c < 0x80)
    *out++ = (char) c;
  else if (c >= 0x0e00 && c <= 0x0e7f)
    {
      *out++ = (char) 0xe0;
      *out++ = (char) (0x80 | ((c >> 6) & 0x3f));
      *out++ = (char) (0x80 | (c & 0x3f));
    }
  else
    out += g_unichar_to_utf8 (c, out);

  return out;
}

char *psk_text_normal_form (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts as they are stored and quoted: clean, shortened, joined. */

#include "config.h"

#include "psk-text-private.h"

#include <string.h>

#define SARA_AA 0x0e32
#define NIKHAHIT 0x0e4d

static gboolean
is_zero_width (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f);
}

/* Normalising is by far the dearest step, and Thai as people type it is nearly
 * always in form C already: letters below U+0300 and of the Thai block are, as
 * long as the marks are in canonical order.
 */
static gboolean
is_nfc (const char *text)
{
  int last_class = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int class = 0;

      if (c >= 0x0300 && (c < 0x0e00 || c > 0x0e7f))
        return FALSE;
      if (c >= 0x0e00)
        class = g_unichar_combining_class (c);
      if (class != 0 && class < last_class)
        return FALSE;
      last_class = class;
    }

  return TRUE;
}

static char *
normalize (char *text)
{
  char *normal;

  g_assert (text != NULL);

  if (is_nfc (text))
    return text;

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert (normal != NULL);
  g_free (text);
  return normal;
}

static char *
squeeze_spaces (const char *text)
{
  GString *out;
  gboolean gap = FALSE;

  g_assert (text != NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_zero_width (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static const char *
append_tones (GString    *out,
              const char *p)
{
  for (; psk_text_is_tone (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      if (out != NULL)
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return p;
}

/* Sara am is written as one character or as nikhahit and sara aa, and the tone
 * mark before, between or after them; all look the same on screen. A second
 * one right after it is a slip of the finger.
 */
static char *
compose_sara_am (const char *text)
{
  GString *out;
  const char *p;

  g_assert (text != NULL);

  out = g_string_sized_new (strlen (text));
  for (p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      const char *after = c == NIKHAHIT ? append_tones (NULL, next) : next;

      if (c == PSK_SARA_AM || (c == NIKHAHIT && g_utf8_get_char (after) == SARA_AA))
        {
          if (g_str_has_suffix (out->str, "ำ"))
            g_string_truncate (out, out->len - strlen ("ำ"));
          p = append_tones (out, next);
          if (c == NIKHAHIT)
            p = append_tones (out, g_utf8_next_char (p));
          g_string_append_unichar (out, PSK_SARA_AM);
          continue;
        }
      g_string_append_unichar (out, c);
      p = next;
    }

  return g_string_free (out, FALSE);
}

/* What Thai text almost always is: printable ASCII and Thai in canonical order,
 * single spaces, sara am as one character after the tone mark. It tells so in one
 * pass over the bytes; FALSE means no more than that somebody must look closer.
 */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;
  gboolean space = TRUE;
  int last_class = 0;

  while (*p != '\0')
    {
      int class = 0;

      if (*p < 0x80)
        {
          if (*p < ' ' || *p == 0x7f || (*p == ' ' && space))
            return FALSE;
          space = *p++ == ' ';
          last_class = 0;
          continue;
        }

      /* U+0E00 to U+0E7F are the bytes E0 B8 80 to E0 B9 BF. */
      if (p[0] != 0xe0 || (p[1] != 0xb8 && p[1] != 0xb9) || p[2] < 0x80 || p[2] > 0xbf)
        return FALSE;
      if ((p[1] == 0xb9 && p[2] == 0x8d) || (p[1] == 0xb8 && p[2] == 0xba))
        return FALSE;
      if (p[1] == 0xb8 && p[2] == 0xb3 && p[3] == 0xe0
          && ((p[4] == 0xb9 && p[5] >= 0x88 && p[5] <= 0x8b) || (p[4] == 0xb8 && p[5] == 0xb3)))
        return FALSE;
      if (p[1] == 0xb8 && p[2] >= 0xb8 && p[2] <= 0xb9)
        class = 103;
      else if (p[1] == 0xb9 && p[2] >= 0x88 && p[2] <= 0x8b)
        class = 107;
      if (class != 0 && class < last_class)
        return FALSE;
      last_class = class;
      space = FALSE;
      p += 3;
    }

  return !space || p == (const guchar *) text;
}

/**
 * psk_text_clean:
 * @text: (nullable): what was typed or read
 *
 * Puts a text into the form in which it is stored: valid UTF-8 in form C, sara
 * am as one character after the tone mark, no invisible characters, no line
 * breaks, one space where there was any white space, none at the ends.
 *
 * Returns: (transfer full): the clean text, "" for %NULL
 */
char *
psk_text_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *squeezed = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  if (is_clean (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  squeezed = normalize (squeeze_spaces (valid));
  return normalize (compose_sara_am (squeezed));
}

/**
 * psk_text_shorten:
 * @text: (nullable): any text
 * @max_chars: how many characters may stay, at least 1
 *
 * Cleans @text and cuts it with an ellipsis, for quoting foreign text in a
 * sentence.
 *
 * Returns: (transfer full): at most @max_chars characters
 */
char *
psk_text_shorten (const char *text,
                  int         max_chars)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *start = NULL;

  g_return_val_if_fail (max_chars >= 1, NULL);

  if (g_utf8_strlen (clean, -1) <= max_chars)
    return g_steal_pointer (&clean);

  start = g_utf8_substring (clean, 0, max_chars - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * psk_text_join:
 * @texts: (array length=n_texts): texts, each %NULL or "" when absent
 * @n_texts: how many
 *
 * Returns: (transfer full): those that are there with a space between them
 */
char *
psk_text_join (const char *const *texts,
               guint              n_texts)
{
  GString *joined = g_string_sized_new (120);

  for (guint i = 0; i < n_texts; i++)
    {
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, texts[i]);
    }

  return g_string_free (joined, FALSE);
}

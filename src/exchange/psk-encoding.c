/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-encoding.h"

#include <errno.h>
#include <string.h>

#define PIECE_BYTES (1 << 20)
#define BUFFER_BYTES (64 * 1024)
#define GUESS_BYTES (16 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"

typedef struct
{
  char thai[128][4]; /* UTF-8 of the upper half of Windows-874 */
  gboolean prefers_utf8;
  GString *text;
  guint n_utf8; /* lines that are not ASCII, by how they were read */
  guint n_thai;
  gboolean mixed; /* within a line */
  gboolean replaced;
} Decoder;

/* Without a mark, UTF-16 shows itself by the upper half of its units: that of
 * ASCII is 0x00 and that of Thai 0x0e. */
static gboolean
has_upper_half (const guint8 *bytes,
                gsize         size,
                gsize         at)
{
  const gsize n = MIN (size, (gsize) GUESS_BYTES) / 2;
  gsize n_upper = 0;
  gsize n_ascii = 0;
  gsize n_nul = 0;

  for (gsize i = 0; i < n; i++)
    {
      const guint8 upper = bytes[2 * i + at];
      const guint8 lower = bytes[2 * i + 1 - at];

      n_upper += upper == 0x00 || upper == 0x0e;
      n_ascii += upper == 0x00;
      n_nul += upper == 0x00 && (lower == 0 || lower >= 0x80);
    }

  return n_ascii > 0 && n_upper * 20 >= n * 19 && n_nul * 50 <= n;
}

/* A zero byte is no reason to take the text for another encoding. */
static gboolean
is_utf8 (const guint8 *bytes,
         gsize         size)
{
  const char *at = (const char *) bytes;
  const char *end = at + size;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &at))
    {
      if (at == end || *at != '\0')
        return FALSE;
      at++;
    }

  return TRUE;
}

/* Whether the bytes that are not ASCII are for the most part Thai in UTF-8. In
 * Windows-874 such sequences would be syllables that no word has. */
static gboolean
looks_utf8 (const guint8 *bytes,
            gsize         size)
{
  gsize n_high = 0;
  gsize n_thai = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (bytes[i] < 0x80)
        continue;

      n_high++;
      if (i + 2 < size && bytes[i] == 0xe0 && (bytes[i + 1] == 0xb8 || bytes[i + 1] == 0xb9)
          && bytes[i + 2] >= 0x80 && bytes[i + 2] <= (bytes[i + 1] == 0xb8 ? 0xbf : 0x9b))
        {
          n_high += 2;
          n_thai += 3;
          i += 2;
        }
    }

  return n_thai * 2 >= n_high && n_high > 0;
}

/**
 * psk_encoding_detect:
 * @bytes: (array length=size): a text
 * @size: in bytes
 * @n_mark: (out): the length of its byte order mark
 *
 * Looks at a byte order mark, else for UTF-16, else whether all of it is UTF-8.
 *
 * Returns: its encoding; Windows-874 when it is nothing else
 */
PskEncoding
psk_encoding_detect (const guint8 *bytes,
                     gsize         size,
                     gsize        *n_mark)
{
  *n_mark = 0;
  if (size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    {
      *n_mark = 2;
      return bytes[0] == 0xff ? PSK_ENCODING_UTF16LE : PSK_ENCODING_UTF16BE;
    }

  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    *n_mark = 3;
  else if (has_upper_half (bytes, size, 1))
    return PSK_ENCODING_UTF16LE;
  else if (has_upper_half (bytes, size, 0))
    return PSK_ENCODING_UTF16BE;

  if (is_utf8 (bytes, size))
    return PSK_ENCODING_UTF8;

  return *n_mark == 3 || looks_utf8 (bytes, size) ? PSK_ENCODING_UTF8_DAMAGED
                                                  : PSK_ENCODING_WINDOWS_874;
}

/**
 * psk_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: (transfer none): its name as the IANA knows it
 */
const char *
psk_encoding_get_name (PskEncoding encoding)
{
  static const char *names[] = { "UTF-8", "UTF-8", "windows-874", "UTF-16LE", "UTF-16BE" };

  return names[encoding];
}

static void
fill_table (Decoder *self)
{
  for (int i = 0; i < 128; i++)
    {
      const char byte = (char) (0x80 + i);
      g_autofree char *text = g_convert (&byte, 1, "UTF-8", "CP874", NULL, NULL, NULL);

      g_strlcpy (self->thai[i], text != NULL ? text : REPLACEMENT, 4);
    }
}

static void
append_thai (Decoder      *self,
             const guint8 *bytes,
             gsize         size)
{
  for (gsize i = 0; i < size; i++)
    {
      const char *text = bytes[i] < 0x80 ? NULL : self->thai[bytes[i] - 0x80];

      if (text == NULL)
        {
          g_string_append_c (self->text, (char) bytes[i]);
          continue;
        }

      self->replaced |= strcmp (text, REPLACEMENT) == 0;
      g_string_append (self->text, text);
    }
}

static void
append_utf8 (Decoder      *self,
             const guint8 *bytes,
             gsize         size)
{
  const char *at = (const char *) bytes;
  const char *end = at + size;
  const char *bad;

  while (!g_utf8_validate_len (at, (gsize) (end - at), &bad))
    {
      g_string_append_len (self->text, at, bad - at);
      if (*bad == '\0')
        g_string_append_c (self->text, ' ');
      else
        g_string_append (self->text, REPLACEMENT);
      self->replaced = TRUE;
      at = bad + 1;
    }
  g_string_append_len (self->text, at, end - at);
}

static gboolean
is_ascii (const guint8 *bytes,
          gsize         size)
{
  guint8 all = 0;

  for (gsize i = 0; i < size; i++)
    all |= bytes[i];

  return all < 0x80;
}

/* A line of UTF-8 that is not all valid: a cell may come from elsewhere. */
static void
append_words (Decoder      *self,
              const guint8 *bytes,
              gsize         size)
{
  for (gsize at = 0; at < size;)
    {
      const gboolean high = bytes[at] >= 0x80;
      gsize length = 1;

      while (at + length < size && (bytes[at + length] >= 0x80) == high)
        length++;

      if (!high || looks_utf8 (bytes + at, length) || is_utf8 (bytes + at, length))
        append_utf8 (self, bytes + at, length);
      else
        append_thai (self, bytes + at, length);
      self->mixed |= high && !is_utf8 (bytes + at, length);
      at += length;
    }
}

/* Each line for itself: where two lists were pasted together, the encoding
 * changes in the middle. */
static void
append_line (Decoder      *self,
             const guint8 *bytes,
             gsize         size)
{
  if (is_ascii (bytes, size))
    {
      g_string_append_len (self->text, (const char *) bytes, (gssize) size);
    }
  else if (looks_utf8 (bytes, size) || (self->prefers_utf8 && is_utf8 (bytes, size)))
    {
      self->n_utf8++;
      append_words (self, bytes, size);
    }
  else
    {
      self->n_thai++;
      append_thai (self, bytes, size);
    }
}

static gsize
line_length (const guint8 *bytes,
             gsize         size)
{
  const gsize limit = MIN (size, (gsize) PIECE_BYTES);
  const guint8 *end = memchr (bytes, '\n', limit);
  gsize length = end != NULL ? (gsize) (end - bytes) + 1 : limit;

  /* An overlong line is cut where no character can be cut with it. */
  while (end == NULL && length < size && length > limit / 2 && bytes[length - 1] >= 0x80)
    length--;

  return length;
}

static const char *
decode_lines (Decoder      *self,
              const guint8 *bytes,
              gsize         size,
              PskTextFunc   func,
              gpointer      user_data)
{
  gboolean going = TRUE;

  fill_table (self);
  for (gsize at = 0; going && at < size;)
    {
      const gsize length = line_length (bytes + at, size - at);

      append_line (self, bytes + at, length);
      at += length;
      if (self->text->len >= BUFFER_BYTES || at == size)
        {
          going = func (self->text->str, self->text->len, user_data);
          g_string_truncate (self->text, 0);
        }
    }

  if (self->replaced)
    return "replaced-characters";
  return self->mixed || (self->n_utf8 > 0 && self->n_thai > 0) ? "mixed-encoding" : NULL;
}

static const char *
decode_utf16 (PskEncoding   encoding,
              const guint8 *bytes,
              gsize         size,
              PskTextFunc   func,
              gpointer      user_data)
{
  GIConv converter = g_iconv_open ("UTF-8", psk_encoding_get_name (encoding));
  g_autofree char *buffer = g_malloc (BUFFER_BYTES);
  char *in = (char *) bytes;
  gsize n_in = size & ~(gsize) 1;
  const char *warning = size % 2 != 0 ? "replaced-characters" : NULL;
  gboolean going = TRUE;

  while (going && n_in > 0)
    {
      char *out = buffer;
      gsize n_out = BUFFER_BYTES - strlen (REPLACEMENT);
      const gboolean failed = g_iconv (converter, &in, &n_in, &out, &n_out) == (gsize) -1
                              && errno != E2BIG;

      /* Half of a pair: what follows it can be read again. */
      if (failed)
        {
          out = g_stpcpy (out, REPLACEMENT);
          in += 2;
          n_in -= 2;
          warning = "replaced-characters";
        }
      going = func (buffer, (gsize) (out - buffer), user_data);
    }
  g_iconv_close (converter);

  return warning;
}

static void
decode_utf8 (const guint8 *bytes,
             gsize         size,
             PskTextFunc   func,
             gpointer      user_data)
{
  gboolean going = TRUE;

  for (gsize at = 0; going && at < size; at += PIECE_BYTES)
    going = func ((const char *) bytes + at, MIN (size - at, (gsize) PIECE_BYTES), user_data);
}

/**
 * psk_encoding_decode:
 * @encoding: what psk_encoding_detect() found
 * @bytes: (array length=size): the text after its mark
 * @size: in bytes
 * @func: called with the text as UTF-8, piece by piece
 * @user_data: for @func
 *
 * Returns: (nullable) (transfer none): a stable word for what went wrong on the
 *   way: "mixed-encoding" or "replaced-characters"
 */
const char *
psk_encoding_decode (PskEncoding   encoding,
                     const guint8 *bytes,
                     gsize         size,
                     PskTextFunc   func,
                     gpointer      user_data)
{
  g_autoptr (GString) text = NULL;
  Decoder decoder = { .prefers_utf8 = encoding == PSK_ENCODING_UTF8_DAMAGED };

  switch (encoding)
    {
    case PSK_ENCODING_UTF8:
      decode_utf8 (bytes, size, func, user_data);
      return NULL;

    case PSK_ENCODING_UTF16LE:
    case PSK_ENCODING_UTF16BE:
      return decode_utf16 (encoding, bytes, size, func, user_data);

    case PSK_ENCODING_UTF8_DAMAGED:
    case PSK_ENCODING_WINDOWS_874:
    default:
      decoder.text = text = g_string_sized_new (2 * BUFFER_BYTES);
      return decode_lines (&decoder, bytes, size, func, user_data);
    }
}

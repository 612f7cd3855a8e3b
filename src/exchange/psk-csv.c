/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-csv.h"

#include <csv.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "psk-limits.h"
#include "psk-staging.h"

#define SNIFF_BYTES (64 * 1024)

typedef struct
{
  PskStagingWriter *writer;
  gboolean thai; /* bytes that are not UTF-8 are Windows-874 */
  gboolean mixed;
} CsvReader;

static gboolean
is_known_binary (const guint8 *bytes,
                 gsize         size)
{
  static const struct
  {
    const char *mark;
    gsize length;
  } marks[] = {
    { "SQLite format 3", 15 }, { "%PDF", 4 }, { "\x89PNG", 4 }, { "\xff\xd8\xff", 3 },
    { "GIF8", 4 }, { "RIFF", 4 }, { "\x7f" "ELF", 4 }, { "MZ", 2 }, { "\x1f\x8b", 2 },
    { "7z\xbc\xaf", 4 }, { "Rar!", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (size >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
        return TRUE;
    }

  return FALSE;
}

static const char *
charset_of_mark (const guint8 *bytes,
                 gsize         size,
                 gsize        *skip)
{
  *skip = 0;
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      *skip = 3;
      return "UTF-8";
    }
  if (size >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    {
      *skip = 2;
      return bytes[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
    }

  /* Without a mark, UTF-16 shows itself by a zero beside each separator. */
  for (gsize i = 0; i + 1 < MIN (size, (gsize) 4096); i++)
    {
      if ((bytes[i] == ',' || bytes[i] == '\n' || bytes[i] == '\t') && bytes[i + 1] == 0
          && i % 2 == 0)
        return "UTF-16LE";
      if (bytes[i] == 0 && (bytes[i + 1] == ',' || bytes[i + 1] == '\n' || bytes[i + 1] == '\t')
          && i % 2 == 0)
        return "UTF-16BE";
    }

  return NULL;
}

static char
sniff_delimiter (const char *text,
                 gsize       size)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  gsize counts[sizeof candidates] = { 0 };
  gsize best = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < MIN (size, (gsize) SNIFF_BYTES); i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      for (gsize c = 0; !quoted && c < sizeof candidates; c++)
        counts[c] += text[i] == candidates[c];
    }

  for (gsize c = 1; c < sizeof candidates; c++)
    {
      if (counts[c] > counts[best])
        best = c;
    }

  return candidates[best];
}

/* A cell that is not valid UTF-8 comes from Windows: a file may change its
 * encoding where somebody pasted two lists together. */
static void
cell_cb (void  *data,
         size_t length,
         void  *user_data)
{
  CsvReader *reader = user_data;
  g_autofree char *converted = NULL;
  gsize written = 0;

  if (g_utf8_validate_len (data, length, NULL))
    {
      psk_staging_writer_cell (reader->writer, data, length);
      return;
    }

  reader->mixed = TRUE;
  converted = g_convert_with_fallback (data, length, "UTF-8", "CP874", "\xef\xbf\xbd", NULL,
                                       &written, NULL);
  if (converted != NULL)
    psk_staging_writer_cell (reader->writer, converted, written);
  else
    psk_staging_writer_cell (reader->writer, "\xef\xbf\xbd", 3);
}

static void
row_cb (int   terminator,
        void *user_data)
{
  psk_staging_writer_end_row (((CsvReader *) user_data)->writer);
}

/* No blank is taken from a cell, and a tab may be the separator. */
static int
is_space (unsigned char character)
{
  return 0;
}

static void
parse (CsvReader  *reader,
       const char *text,
       gsize       size,
       char        delimiter)
{
  struct csv_parser parser;

  if (csv_init (&parser, 0) != 0)
    psk_fail ("out-of-memory", NULL);
  csv_set_delim (&parser, (unsigned char) delimiter);
  csv_set_space_func (&parser, is_space);

  for (gsize at = 0; at < size; at += 1 << 20)
    {
      const gsize n = MIN (size - at, (gsize) 1 << 20);

      if (csv_parse (&parser, text + at, n, cell_cb, row_cb, reader) != n)
        psk_fail ("damaged", csv_strerror (csv_error (&parser)));
    }
  csv_fini (&parser, cell_cb, row_cb, reader);
  csv_free (&parser);
}

/* Text has line breaks and no other control characters to speak of. */
static gboolean
looks_binary (const guint8 *bytes,
              gsize         size)
{
  gsize n = 0;

  for (gsize i = 0; i < MIN (size, (gsize) 4096); i++)
    n += bytes[i] == 0 || (bytes[i] < 0x20 && strchr ("\t\r\n\f", bytes[i]) == NULL);

  return n * 50 > MIN (size, (gsize) 4096);
}

/**
 * psk_csv_read:
 * @path: a text file with separated cells
 * @writer: where its rows go, as one sheet
 *
 * The encoding is that of a byte order mark, else UTF-8 where a cell is valid,
 * else Windows-874. The separator is the one seen most outside of quotes.
 */
void
psk_csv_read (const char       *path,
              PskStagingWriter *writer)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  CsvReader reader = { .writer = writer };
  g_autofree char *converted = NULL;
  const guint8 *bytes;
  const char *charset;
  const char *text;
  gsize size;
  gsize skip;
  char delimiter[2] = { 0 };

  if (file == NULL)
    psk_fail ("unreadable", path);
  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  if (is_known_binary (bytes, size))
    psk_fail ("not-a-spreadsheet", NULL);
  charset = charset_of_mark (bytes, size, &skip);
  text = (const char *) bytes + skip;
  size -= skip;

  if (charset != NULL && g_str_has_prefix (charset, "UTF-16"))
    {
      converted = g_convert (text, size & ~(gsize) 1, "UTF-8", charset, NULL, &size, NULL);
      if (converted == NULL)
        psk_fail ("damaged", charset);
      text = converted;
    }
  else if (looks_binary ((const guint8 *) text, size))
    {
      psk_fail ("not-a-spreadsheet", NULL);
    }

  delimiter[0] = sniff_delimiter (text, size);
  psk_staging_writer_begin (writer, "");
  parse (&reader, text, size, delimiter[0]);
  psk_staging_writer_set_info (writer, "format", "csv");
  psk_staging_writer_set_info (writer, "delimiter", delimiter);
  psk_staging_writer_set_info (writer, "encoding",
                               charset != NULL ? charset
                               : reader.mixed ? "windows-874" : "UTF-8");
}

/* A cell that a spreadsheet would take for a formula is marked as text, unless
 * it is a plain number. */
static gboolean
is_formula (const char *text)
{
  char *end = NULL;

  if (*text == '\0' || strchr ("=+-@\t\r", *text) == NULL)
    return FALSE;

  g_ascii_strtod (text, &end);
  return end == text || *end != '\0';
}

static void
append_cell (GString    *line,
             const char *text)
{
  const gboolean formula = is_formula (text);

  if (!formula && strpbrk (text, ",\"\r\n;\t") == NULL)
    {
      g_string_append (line, text);
      return;
    }

  g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *c);
    }
  g_string_append_c (line, '"');
}

typedef struct
{
  FILE *file;
  GString *line;
  gboolean failed;
} CsvWriter;

static gboolean
write_row_cb (int                row,
              const char *const *cells,
              int                n_cells,
              gpointer           user_data,
              GError           **error)
{
  CsvWriter *writer = user_data;

  g_string_truncate (writer->line, 0);
  for (int i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (writer->line, ',');
      append_cell (writer->line, cells[i]);
    }
  g_string_append (writer->line, "\r\n");
  writer->failed |= fwrite (writer->line->str, 1, writer->line->len, writer->file)
                    != writer->line->len;
  return TRUE;
}

/**
 * psk_csv_write:
 * @staging_path: a staging database; its first sheet is written
 * @path: the file to write
 *
 * Writes UTF-8 with a byte order mark, so that Excel shows Thai (RFC 4180).
 */
void
psk_csv_write (const char *staging_path,
               const char *path)
{
  CsvWriter writer = { .file = fopen (path, "wb"), .line = g_string_new (NULL) };
  g_autoptr (PskStaging) staging = psk_staging_open (staging_path, NULL);

  if (staging == NULL)
    psk_fail ("bad-staging", staging_path);
  if (writer.file == NULL)
    psk_fail ("no-space", path);

  writer.failed |= fputs ("\xef\xbb\xbf", writer.file) < 0;
  if (!psk_staging_each_row (staging, 1, write_row_cb, &writer, NULL))
    psk_fail ("bad-staging", staging_path);
  writer.failed |= fclose (writer.file) != 0;
  g_string_free (writer.line, TRUE);

  if (writer.failed)
    psk_fail ("no-space", path);
}

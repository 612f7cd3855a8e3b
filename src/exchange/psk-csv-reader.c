/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-csv-reader.h"

#include <csv.h>
#include <string.h>

#include "psk-encoding.h"
#include "psk-limits.h"

#define SAMPLE_BYTES (64 * 1024)

typedef struct
{
  PskStagingWriter *writer; /* borrowed */
  struct csv_parser parser;
  int last_end; /* the character that ended the last row, or -1 */
} CsvReader;

static gboolean
starts_with_any (const char        *text,
                 gsize              size,
                 const char *const *marks)
{
  for (gsize i = 0; marks[i] != NULL; i++)
    {
      const gsize length = strlen (marks[i]);

      if (size >= length && g_ascii_strncasecmp (text, marks[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Text has line breaks and hardly any other control character. */
static gboolean
looks_binary (const char *text,
              gsize       size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += (guint8) text[i] < 0x20 && (text[i] == '\0' || strchr ("\t\r\n\f", text[i]) == NULL);

  return n * 20 > size;
}

static void
refuse_other_kinds (GString *sample)
{
  static const char *const others[] = {
    "SQLite format 3", "%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "7z\xbc\xaf", "Rar!",
    "{\\rtf", NULL,
  };
  static const char *const pages[] = { "<!doctype", "<html", "<table", "<?xml", "<meta", NULL };
  const gsize n_blanks = strspn (sample->str, " \t\r\n");

  if (starts_with_any (sample->str, sample->len, others)
      || looks_binary (sample->str, sample->len))
    psk_fail ("not-a-spreadsheet", NULL);
  if (starts_with_any (sample->str + n_blanks, sample->len - n_blanks, pages))
    psk_fail ("web-page", NULL);
}

static gboolean
take_sample_cb (const char *text,
                gsize       length,
                gpointer    user_data)
{
  GString *sample = user_data;

  g_string_append_len (sample, text, (gssize) MIN (length, SAMPLE_BYTES - sample->len));
  return sample->len < SAMPLE_BYTES;
}

/* How often the character is in each line, outside of quotes. Lines that have it
 * as often as the line before count for more than many in one line. */
static gsize
score_delimiter (const GString *sample,
                 char           delimiter)
{
  gboolean quoted = FALSE;
  gsize n = 0;
  gsize n_before = 0;
  gsize total = 0;
  gsize steady = 0;

  for (gsize i = 0; i < sample->len; i++)
    {
      const char c = sample->str[i];
      const char before = i > 0 ? sample->str[i - 1] : '\n';

      if (c == '"' && (quoted || before == delimiter || before == '\n'))
        quoted = !quoted;
      else if (!quoted && c == delimiter)
        n++;
      else if (!quoted && c == '\n')
        {
          steady += n == n_before ? n : 0;
          total += n;
          n_before = n;
          n = 0;
        }
    }

  return steady * 16 + total + n;
}

static char
sniff_delimiter (const GString *sample)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  gsize best_score = 0;
  char best = ',';

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const gsize score = score_delimiter (sample, candidates[i]);

      if (score > best_score)
        {
          best_score = score;
          best = candidates[i];
        }
    }

  return best;
}

/* Excel writes a first line such as "sep=;" and does not show it as a row. */
static gboolean
says_delimiter (const GString *sample)
{
  return sample->len >= 6 && g_ascii_strncasecmp (sample->str, "sep=", 4) == 0
         && strchr (",;|\t", sample->str[4]) != NULL
         && (sample->str[5] == '\r' || sample->str[5] == '\n');
}

static void
cell_cb (void  *data,
         size_t length,
         void  *user_data)
{
  CsvReader *reader = user_data;

  reader->last_end = -1;
  psk_staging_writer_cell (reader->writer, data, length);
}

/* libcsv tells of empty lines too, and so of the line feed after each carriage
 * return. */
static void
row_cb (int   end,
        void *user_data)
{
  CsvReader *reader = user_data;
  const gboolean same_line = reader->last_end == '\r' && end == '\n';

  reader->last_end = same_line ? -1 : end;
  if (!same_line)
    psk_staging_writer_end_row (reader->writer);
}

/* No blank is taken from a cell, and a tab may be the separator. */
static int
is_space (unsigned char character)
{
  return 0;
}

static gboolean
parse_cb (const char *text,
          gsize       length,
          gpointer    user_data)
{
  CsvReader *reader = user_data;

  if (csv_parse (&reader->parser, text, length, cell_cb, row_cb, reader) != length)
    psk_fail ("out-of-memory", csv_strerror (csv_error (&reader->parser)));
  if (reader->parser.entry_pos > PSK_MAX_CELL_BYTES && reader->parser.quoted)
    psk_staging_writer_refuse_quote (reader->writer);
  if (reader->parser.entry_pos > PSK_MAX_CELL_BYTES)
    psk_staging_writer_refuse_cell (reader->writer);

  return !psk_staging_writer_is_full (reader->writer);
}

static const char *
parse (CsvReader    *reader,
       PskEncoding   encoding,
       const guint8 *bytes,
       gsize         size,
       char          delimiter)
{
  const char *warning;

  if (csv_init (&reader->parser, CSV_REPALL_NL) != 0)
    psk_fail ("out-of-memory", NULL);
  csv_set_delim (&reader->parser, (unsigned char) delimiter);
  csv_set_space_func (&reader->parser, is_space);
  csv_set_blk_size (&reader->parser, 16 * 1024);

  warning = psk_encoding_decode (encoding, bytes, size, parse_cb, reader);

  /* A quotation mark that is never closed swallows the rest of the list. */
  csv_set_opts (&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
  if (!psk_staging_writer_is_full (reader->writer)
      && csv_fini (&reader->parser, cell_cb, row_cb, reader) != 0)
    psk_staging_writer_refuse_quote (reader->writer);
  csv_free (&reader->parser);

  return warning;
}

/**
 * psk_csv_read:
 * @path: a text file with separated cells
 * @writer: where its rows go, as one sheet
 *
 * The encoding is that of a byte order mark, else UTF-8 where all is valid, else
 * Windows-874. The separator is the one that divides most lines alike.
 */
void
psk_csv_read (const char       *path,
              PskStagingWriter *writer)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GString) sample = g_string_new (NULL);
  CsvReader reader = { .writer = writer, .last_end = -1 };
  const guint8 *bytes;
  const char *warning;
  PskEncoding encoding;
  char delimiter[2] = { 0 };
  gsize n_mark;
  gsize size;

  if (file == NULL)
    psk_fail ("unreadable", NULL);
  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  encoding = psk_encoding_detect (bytes, size, &n_mark);
  bytes += n_mark;
  size -= n_mark;

  psk_encoding_decode (encoding, bytes, size, take_sample_cb, sample);
  refuse_other_kinds (sample);
  delimiter[0] = says_delimiter (sample) ? sample->str[4] : sniff_delimiter (sample);

  psk_staging_writer_begin (writer, "");
  if (says_delimiter (sample))
    psk_staging_writer_skip_row (writer);
  warning = parse (&reader, encoding, bytes, size, delimiter[0]);

  psk_staging_writer_set_info (writer, "format", delimiter[0] == '\t' ? "tsv" : "csv");
  psk_staging_writer_set_info (writer, "delimiter", delimiter);
  psk_staging_writer_set_info (writer, "encoding", psk_encoding_get_name (encoding));
  if (warning != NULL)
    psk_staging_writer_set_info (writer, "warning", warning);
}

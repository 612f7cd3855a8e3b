/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-pdf.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * psk_test_pdf_write:
 * @paper: a document
 *
 * Returns: (transfer full): a file with it in the folder for temporary files
 */
char *
psk_test_pdf_write (PskPaper *paper)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  const int fd = g_file_open_tmp ("pansuk-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  close (fd);
  psk_paper_write_pdf (paper, path, &error);
  g_assert_no_error (error);

  return path;
}

/**
 * psk_test_pdf_read:
 * @path: a PDF
 * @mode: an option of pdftotext, such as "-raw"; "-q" for its default mode
 * @page: a page, from 1; 0 for all
 *
 * Returns: (transfer full): the text as pdftotext copies it
 */
char *
psk_test_pdf_read (const char *path,
                   const char *mode,
                   guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *all[] = { "pdftotext", mode, path, "-", NULL };
  const char *one[] = { "pdftotext", "-f", number, "-l", number, mode, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *text = NULL;

  process = g_subprocess_newv (page == 0 ? all : one, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));

  return text;
}

/**
 * psk_test_pdf_text:
 * @paper: a document
 * @page: a page, from 1; 0 for all
 *
 * Returns: (transfer full): its text, each run of spaces and lines a single space
 */
char *
psk_test_pdf_text (PskPaper *paper,
                   guint     page)
{
  g_autofree char *path = psk_test_pdf_write (paper);
  g_autofree char *text = psk_test_pdf_read (path, "-raw", page);
  g_autoptr (GRegex) spaces = g_regex_new ("[ \\n\\f]+", 0, 0, NULL);

  g_unlink (path);
  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

static void
append_one (GString           *name,
            GRand             *random,
            const char *const *parts)
{
  g_string_append (name, parts[g_rand_int_range (random, 0, (int) g_strv_length ((GStrv) parts))]);
}

static void
append_syllable (GString *name,
                 GRand   *random)
{
  static const char *const lead[] = { "", "", "", "เ", "แ", "โ", "ใ", "ไ", NULL };
  static const char *const consonants[] = {
    "ก", "ข", "ค", "จ", "ช", "ญ", "ฐ", "ด", "ต", "ท", "น", "บ", "ป", "ผ", "ฝ", "พ", "ฟ", "ม", "ย",
    "ร", "ล", "ว", "ศ", "ส", "ห", "ปร", "กล", "พร", "หม", NULL
  };
  static const char *const marks[] = {
    "", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ั", "็", "ิ่", "ี้", "ื่", "ุ่", "ู้", "ั้", "่", "้", "๊", "๋", NULL
  };
  static const char *const ends[] = { "น", "ม", "ง", "ก", "า", "ำ", "ย", "ล", "ทธิ์", "ต์", "ณ", NULL };

  append_one (name, random, lead);
  append_one (name, random, consonants);
  append_one (name, random, marks);
  append_one (name, random, ends);
}

/**
 * psk_test_pdf_thai_name:
 * @random: chance
 *
 * Returns: (transfer full): a title, a first and a last name with every kind of mark
 *   that Thai sets above and below its letters
 */
char *
psk_test_pdf_thai_name (GRand *random)
{
  static const char *const titles[] = { "นาย", "นาง", "นางสาว", "น.ส.", NULL };
  GString *name = g_string_new (NULL);

  append_one (name, random, titles);
  for (int word = 0; word < 2; word++)
    {
      const int n = g_rand_int_range (random, 2, 4);

      if (word > 0)
        g_string_append_c (name, ' ');
      for (int i = 0; i < n; i++)
        append_syllable (name, random);
    }

  return g_string_free (name, FALSE);
}

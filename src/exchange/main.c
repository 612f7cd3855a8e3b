/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "psk-csv.h"
#include "psk-limits.h"
#include "psk-workbook.h"

static gboolean
is_old_workbook (const char *path)
{
  static const guint8 mark[8] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  guint8 bytes[8] = { 0 };
  FILE *file = g_fopen (path, "rb");
  gboolean is_one = file != NULL && fread (bytes, 1, 8, file) == 8 && memcmp (bytes, mark, 8) == 0;

  if (file != NULL)
    fclose (file);

  return is_one;
}

static void
check_size (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || g_access (path, R_OK) != 0)
    psk_fail ("unreadable", path);
  if (info.st_size == 0)
    psk_fail ("empty", path);
  if (info.st_size > PSK_MAX_FILE_BYTES)
    psk_fail ("too-large", path);
}

static int
read_file (const char *path,
           const char *staging_path)
{
  PskStagingWriter *writer;
  gboolean is_zip;

  check_size (path);
  if (!psk_zip_is_safe (path, &is_zip))
    psk_fail ("zip-bomb", path);

  writer = psk_staging_writer_new (staging_path);
  if (is_zip || is_old_workbook (path))
    psk_workbook_read (path, writer);
  else
    psk_csv_read (path, writer);

  if (psk_staging_writer_close (writer) == 0)
    psk_fail ("empty", path);
  return 0;
}

static int
write_file (const char *staging_path,
            const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    psk_workbook_write (staging_path, path);
  else if (g_str_has_suffix (lower, ".csv"))
    psk_csv_write (staging_path, path);
  else
    psk_fail ("unsupported", path);

  return 0;
}

/* A separate program, so that a hostile file can harm nothing but itself. */
int
main (int   argc,
      char *argv[])
{
  psk_limits_apply ();

  if (argc == 4 && g_str_equal (argv[1], "read"))
    return read_file (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "write"))
    return write_file (argv[2], argv[3]);

  fprintf (stderr, "usage: pansuk-exchange read FILE STAGING.db | write STAGING.db FILE\n");
  return 2;
}

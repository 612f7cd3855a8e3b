/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "psk-csv-reader.h"
#include "psk-csv-writer.h"
#include "psk-limits.h"
#include "psk-xlsx-writer.h"
#include "psk-zip.h"

typedef enum
{
  KIND_TEXT,
  KIND_XLSX,
  KIND_ODS,
  KIND_OLD_WORKBOOK,
} Kind;

static void
check_size (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) || g_access (path, R_OK) != 0)
    psk_fail ("unreadable", path);
  if (info.st_size == 0)
    psk_fail ("empty", NULL);
  if (info.st_size > PSK_MAX_FILE_BYTES)
    psk_fail ("too-large", NULL);
}

/* Excel keeps a workbook with a password in the container of the old formats. */
static Kind
inspect_old_workbook (const guint8 *bytes,
                      gsize         size)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (bytes, size, encrypted, sizeof encrypted) != NULL)
    psk_fail ("password", NULL);

  return KIND_OLD_WORKBOOK;
}

/* What the file holds, whatever its name ends in. */
static Kind
inspect (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *bytes;
  gsize size;

  if (file == NULL)
    psk_fail ("unreadable", path);

  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  if (size >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return inspect_old_workbook (bytes, size);

  switch (psk_zip_inspect (bytes, size))
    {
    case PSK_ZIP_NONE:
      return KIND_TEXT;
    case PSK_ZIP_XLSX:
      return KIND_XLSX;
    case PSK_ZIP_ODS:
      return KIND_ODS;
    case PSK_ZIP_DAMAGED:
      psk_fail ("damaged", "zip");
    case PSK_ZIP_BOMB:
      psk_fail ("zip-bomb", NULL);
    case PSK_ZIP_OTHER:
    default:
      psk_fail ("not-a-spreadsheet", "zip");
    }
}

/* Becomes the program beside this one that is linked with GDAL, whose libraries take longer
 * to load than a list of text takes to read. The limits stay. */
G_NORETURN static void
read_with_gdal (const char *verb,
                const char *path,
                const char *staging_path,
                int         max_rows)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = g_path_get_dirname (own != NULL ? own : "");
  g_autofree char *program = g_build_filename (dir, "pansuk-exchange-gdal", NULL);
  g_autofree char *rows = g_strdup_printf ("%d", max_rows);

  execl (program, program, verb, path, staging_path, rows, (char *) NULL);
  psk_fail ("not-installed", program);
}

static int
read_file (const char *path,
           const char *staging_path,
           int         max_rows)
{
  static const char *const verbs[] = { NULL, "read-xlsx", "read-ods", "read-xls" };
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  PskStagingWriter *writer;
  Kind kind;

  check_size (full);
  kind = inspect (full);
  if (kind != KIND_TEXT)
    read_with_gdal (verbs[kind], full, staging_path, max_rows);

  writer = psk_staging_writer_new (staging_path, max_rows);
  psk_csv_read (full, writer);
  if (psk_staging_writer_close (writer) == 0)
    psk_fail ("empty", NULL);
  return 0;
}

static int
read_map (const char *path,
          const char *staging_path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  check_size (full);
  read_with_gdal ("read-map", full, staging_path, 0);
}

static int
write_file (const char *staging_path,
            const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".xlsx"))
    psk_xlsx_write (staging_path, path);
  else if (g_str_has_suffix (lower, ".csv"))
    psk_csv_write (staging_path, path);
  else
    psk_fail ("unsupported", NULL);

  return 0;
}

/* A separate program, so that a hostile file can harm nothing but itself. */
int
main (int   argc,
      char *argv[])
{
  const gboolean limited = argc == 6 && g_str_equal (argv[4], "--max-rows");

  psk_limits_apply ();

  if ((argc == 4 || limited) && g_str_equal (argv[1], "read"))
    return read_file (argv[2], argv[3],
                      limited ? (int) g_ascii_strtoull (argv[5], NULL, 10) : 0);
  if (argc == 4 && g_str_equal (argv[1], "read-map"))
    return read_map (argv[2], argv[3]);
  if (argc == 4 && g_str_equal (argv[1], "write"))
    return write_file (argv[2], argv[3]);

  fprintf (stderr, "usage: pansuk-exchange read FILE STAGING.db [--max-rows N]\n"
                   "       pansuk-exchange read-map FILE STAGING.db\n"
                   "       pansuk-exchange write STAGING.db FILE.{csv,xlsx}\n");
  return 2;
}

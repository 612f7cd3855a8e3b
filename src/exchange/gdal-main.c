/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "psk-limits.h"
#include "psk-map-reader.h"
#include "psk-workbook-reader.h"

/* GDAL knows the old format by the name only. */
static void
read_old_workbook (const char       *path,
                   const char       *staging_path,
                   PskStagingWriter *writer)
{
  g_autofree char *named = g_strconcat (staging_path, ".xls", NULL);

  if (symlink (path, named) != 0)
    psk_fail ("bad-staging", g_strerror (errno));
  psk_workbook_read (named, FALSE, writer);
  g_unlink (named);
}

static void
read_new_workbook (const char       *driver,
                   const char       *path,
                   PskStagingWriter *writer)
{
  g_autofree char *name = g_strconcat (driver, path, NULL);

  psk_workbook_read (name, TRUE, writer);
}

/* What pansuk-exchange becomes when it needs GDAL: it has looked what the file is. */
int
main (int   argc,
      char *argv[])
{
  PskStagingWriter *writer;
  const char *verb = argc == 5 ? argv[1] : "";
  const gboolean is_map = g_str_equal (verb, "read-map");

  psk_limits_apply ();

  if (!is_map && !g_str_equal (verb, "read-xlsx") && !g_str_equal (verb, "read-ods")
      && !g_str_equal (verb, "read-xls"))
    {
      fprintf (stderr, "usage: pansuk-exchange-gdal read-{xlsx,ods,xls,map} FILE STAGING.db "
                       "MAX-ROWS\n");
      return 2;
    }

  writer = psk_staging_writer_new (argv[3], (int) g_ascii_strtoull (argv[4], NULL, 10));
  if (is_map)
    psk_map_read (argv[2], argv[3], writer);
  else if (g_str_equal (verb, "read-xls"))
    read_old_workbook (argv[2], argv[3], writer);
  else
    read_new_workbook (g_str_equal (verb, "read-ods") ? "ODS:" : "XLSX:", argv[2], writer);

  if (psk_staging_writer_close (writer) == 0 && !is_map)
    psk_fail ("empty", NULL);
  return 0;
}

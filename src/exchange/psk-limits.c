/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-limits.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define CENTRAL_ENTRY 0x02014b50
#define END_OF_DIRECTORY 0x06054b50
#define END_BYTES 22
#define ENTRY_BYTES 46

static void
limit (int    resource,
       rlim_t value)
{
  const struct rlimit both = { value, value };

  setrlimit (resource, &both);
}

/**
 * psk_limits_apply:
 *
 * Takes from this process what reading a hostile file could misuse: memory, time,
 * large output, new privileges and, where the system allows it, the network.
 */
void
psk_limits_apply (void)
{
  /* A sanitizer maps far more memory than it uses. */
#if !defined (__SANITIZE_ADDRESS__)
  limit (RLIMIT_AS, (rlim_t) 3 << 30);
#endif
  limit (RLIMIT_CPU, 300);
  limit (RLIMIT_FSIZE, (rlim_t) 4 << 30);
  limit (RLIMIT_CORE, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);

  if (unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    return;
}

/**
 * psk_fail:
 * @code: a stable English word that the client turns into a sentence
 * @detail: for whoever is asked to help
 *
 * Says on standard error what went wrong, and ends the program.
 */
void
psk_fail (const char *code,
          const char *detail)
{
  fprintf (stderr, "ERROR %s %s\n", code, detail != NULL ? detail : "");
  exit (3);
}

static guint32
read_u32 (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (guint32) bytes[3] << 24;
}

static guint16
read_u16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static const guint8 *
find_end (const guint8 *bytes,
          gsize         size)
{
  for (gsize back = END_BYTES; back <= MIN (size, END_BYTES + 65535); back++)
    {
      if (read_u32 (bytes + size - back) == END_OF_DIRECTORY)
        return bytes + size - back;
    }

  return NULL;
}

/**
 * psk_zip_is_safe:
 * @path: a file
 * @is_zip: (out): whether it is a zip archive at all
 *
 * Adds up what the entries of an archive say that they unpack to, before a
 * library unpacks them (PKWARE APPNOTE 6.3, sections 4.3.12 and 4.3.16). An entry
 * that lies about its size is stopped by the limits of the process.
 *
 * Returns: whether it is a whole archive that unpacks to a reasonable size
 */
gboolean
psk_zip_is_safe (const char *path,
                 gboolean   *is_zip)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *bytes = file != NULL ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;
  const gsize size = file != NULL ? g_mapped_file_get_length (file) : 0;
  const guint8 *end;
  gsize at;
  gint64 total = 0;

  *is_zip = size >= 4 && memcmp (bytes, "PK\003\004", 4) == 0;
  if (!*is_zip)
    return TRUE;

  end = size >= END_BYTES ? find_end (bytes, size) : NULL;
  if (end == NULL)
    return FALSE;

  at = read_u32 (end + 16);
  for (guint n = read_u16 (end + 10); n > 0; n--)
    {
      if (at + ENTRY_BYTES > size || read_u32 (bytes + at) != CENTRAL_ENTRY)
        return FALSE;

      total += read_u32 (bytes + at + 24);
      at += ENTRY_BYTES + read_u16 (bytes + at + 28) + read_u16 (bytes + at + 30)
            + read_u16 (bytes + at + 32);
    }

  return total <= PSK_MAX_UNPACKED_BYTES
         && (total < 100 * 1024 * 1024 || total / 200 <= (gint64) size);
}

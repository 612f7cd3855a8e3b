/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-zip.h"

#include <string.h>

#define CENTRAL_ENTRY 0x02014b50
#define END_OF_DIRECTORY 0x06054b50
#define END_BYTES 22
#define ENTRY_BYTES 46
#define ZIP64_EXTRA 1

#define MAX_UNPACKED_BYTES ((guint64) 1 << 30)
#define MAX_RATIO 200
#define RATIO_MATTERS_BYTES ((guint64) 100 << 20)

static guint32
read_u32 (const guint8 *bytes)
{
  return bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
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
  for (gsize back = END_BYTES; back <= MIN (size, (gsize) END_BYTES + 65535); back++)
    {
      if (read_u32 (bytes + size - back) == END_OF_DIRECTORY)
        return bytes + size - back;
    }

  return NULL;
}

/* The size after unpacking; where it does not fit into 32 bits, or a program did
 * not know beforehand whether it would, it is the first of the ZIP64 field. */
static guint64
unpacked_size (const guint8 *entry)
{
  const guint8 *extra = entry + ENTRY_BYTES + read_u16 (entry + 28);
  const guint8 *end = extra + read_u16 (entry + 30);
  const guint32 size = read_u32 (entry + 24);

  if (size != G_MAXUINT32)
    return size;

  for (; end - extra >= 4; extra += 4 + read_u16 (extra + 2))
    {
      if (read_u16 (extra) == ZIP64_EXTRA && read_u16 (extra + 2) >= 8 && end - extra >= 12)
        return read_u32 (extra + 4) | (guint64) read_u32 (extra + 8) << 32;
    }

  return size;
}

static gboolean
has_name (const guint8 *entry,
          const char   *name)
{
  const gsize length = strlen (name);

  return read_u16 (entry + 28) == length
         && g_ascii_strncasecmp ((const char *) entry + ENTRY_BYTES, name, length) == 0;
}

/**
 * psk_zip_inspect:
 * @bytes: (array length=size): a file
 * @size: in bytes
 *
 * Adds up what the entries of an archive say that they unpack to, before a
 * library unpacks them, and looks which workbook they make (PKWARE APPNOTE 6.3,
 * sections 4.3.12, 4.3.16 and 4.5.3). An entry that lies about its size is
 * stopped by the limits of the process.
 *
 * Returns: what it is
 */
PskZipKind
psk_zip_inspect (const guint8 *bytes,
                 gsize         size)
{
  PskZipKind kind = PSK_ZIP_OTHER;
  const guint8 *end;
  guint64 total = 0;
  gsize at;

  if (size < 4 || memcmp (bytes, "PK\003\004", 4) != 0)
    return PSK_ZIP_NONE;

  end = size >= END_BYTES ? find_end (bytes, size) : NULL;
  if (end == NULL)
    return PSK_ZIP_DAMAGED;

  at = read_u32 (end + 16);
  for (guint n = read_u16 (end + 10); n > 0; n--)
    {
      const guint8 *entry = bytes + at;
      gsize length;

      if (at > size || size - at < ENTRY_BYTES || read_u32 (entry) != CENTRAL_ENTRY)
        return PSK_ZIP_DAMAGED;
      length = ENTRY_BYTES + read_u16 (entry + 28) + read_u16 (entry + 30) + read_u16 (entry + 32);
      if (size - at < length)
        return PSK_ZIP_DAMAGED;

      total += MIN (unpacked_size (entry), MAX_UNPACKED_BYTES + 1);
      if (has_name (entry, "xl/workbook.xml"))
        kind = PSK_ZIP_XLSX;
      else if (has_name (entry, "content.xml") && kind == PSK_ZIP_OTHER)
        kind = PSK_ZIP_ODS;
      at += length;
    }

  if (total > MAX_UNPACKED_BYTES || (total > RATIO_MATTERS_BYTES && total / MAX_RATIO > size))
    return PSK_ZIP_BOMB;

  return kind;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskZipKind:
 * @PSK_ZIP_NONE: not an archive
 * @PSK_ZIP_DAMAGED: an archive whose directory is not whole
 * @PSK_ZIP_BOMB: it unpacks to more than any list
 * @PSK_ZIP_OTHER: an archive, but not a workbook
 * @PSK_ZIP_XLSX: a workbook of Excel
 * @PSK_ZIP_ODS: a workbook of LibreOffice
 */
typedef enum
{
  PSK_ZIP_NONE,
  PSK_ZIP_DAMAGED,
  PSK_ZIP_BOMB,
  PSK_ZIP_OTHER,
  PSK_ZIP_XLSX,
  PSK_ZIP_ODS,
} PskZipKind;

PskZipKind psk_zip_inspect (const guint8  *bytes,
                            gsize          size);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskTestZip:
 * @bytes: the archive so far; whole after psk_test_zip_end()
 *
 * Builds an archive in memory, honest or not.
 */
typedef struct
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n_entries;
} PskTestZip;

PskTestZip *psk_test_zip_new      (void);
void        psk_test_zip_free     (PskTestZip   *self);
void        psk_test_zip_add      (PskTestZip   *self,
                                   const char   *name,
                                   const char   *text,
                                   gsize         size,
                                   guint32       claimed_size);
void        psk_test_zip_end      (PskTestZip   *self);
char       *psk_test_zip_save     (PskTestZip   *self,
                                   const char   *dir,
                                   const char   *name);
PskTestZip *psk_test_zip_workbook (const char   *sheet_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskTestZip, psk_test_zip_free)

G_END_DECLS

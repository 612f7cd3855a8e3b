/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskStagingWriter:
 *
 * Writes what a foreign file holds into a staging database. It ends the program
 * when it cannot.
 */
typedef struct _PskStagingWriter PskStagingWriter;

PskStagingWriter *psk_staging_writer_new          (const char        *path,
                                                   int                max_rows);
void              psk_staging_writer_begin        (PskStagingWriter  *self,
                                                   const char        *sheet);
void              psk_staging_writer_column       (PskStagingWriter  *self,
                                                   const char        *title);
void              psk_staging_writer_hide         (PskStagingWriter  *self);
void              psk_staging_writer_doubt        (PskStagingWriter  *self,
                                                   const char        *cell);
void              psk_staging_writer_skip_row     (PskStagingWriter  *self);
void              psk_staging_writer_cell         (PskStagingWriter  *self,
                                                   const char        *text,
                                                   gsize              length);
void              psk_staging_writer_refuse_cell  (PskStagingWriter  *self) G_GNUC_NORETURN;
void              psk_staging_writer_refuse_quote (PskStagingWriter  *self) G_GNUC_NORETURN;
void              psk_staging_writer_geometry     (PskStagingWriter  *self,
                                                   const guint8      *bytes,
                                                   gsize              size,
                                                   const char        *problem);
void              psk_staging_writer_end_row      (PskStagingWriter  *self);
gboolean          psk_staging_writer_is_full      (PskStagingWriter  *self);
void              psk_staging_writer_set_info     (PskStagingWriter  *self,
                                                   const char        *key,
                                                   const char        *value);
int               psk_staging_writer_close        (PskStagingWriter  *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between two cells of a line. */
#define PSK_STAGING_SEPARATOR '\x1f'

/* Before the number of a sheet, keys of information on it: whether it is hidden, and the
 * first cell whose formula was never calculated. */
#define PSK_STAGING_HIDDEN "hidden:"
#define PSK_STAGING_UNCALCULATED "uncalculated:"

/* "PSTG": what pansuk-exchange reads into and writes from. */
#define PSK_STAGING_APPLICATION_ID 0x50535447

typedef enum
{
  PSK_COLUMN_TEXT,
  PSK_COLUMN_INTEGER,
  PSK_COLUMN_REAL,
  PSK_COLUMN_DATE, /* ISO 8601 */
} PskColumnKind;

/**
 * PskStaging:
 *
 * The database between a foreign file and the book: sheets of rows of cells as
 * text. It belongs to one thread.
 */
typedef struct _PskStaging PskStaging;

/**
 * PskStagingRowFunc:
 * @row: the number of the row in its sheet, from 1
 * @cells: (array length=n_cells): the cells; they live until it returns
 * @n_cells: how many
 * @user_data: for the function
 * @error: where to put an error
 *
 * Returns: whether to go on; %FALSE needs @error
 */
typedef gboolean (*PskStagingRowFunc) (int                 row,
                                       const char *const  *cells,
                                       int                 n_cells,
                                       gpointer            user_data,
                                       GError            **error);

/**
 * PskStagingFeatureFunc:
 * @row: the number of the row in its sheet, from 1
 * @cells: (array length=n_cells): its attributes; they live until it returns
 * @n_cells: how many
 * @wkb: (nullable) (array length=size): its areas, as Well-Known Binary
 * @size: in bytes
 * @problem: a stable word for what is wrong with them; "" for nothing
 * @user_data: for the function
 * @error: where to put an error
 *
 * Returns: whether to go on; %FALSE needs @error
 */
typedef gboolean (*PskStagingFeatureFunc) (int                 row,
                                           const char *const  *cells,
                                           int                 n_cells,
                                           const guint8       *wkb,
                                           gsize               size,
                                           const char         *problem,
                                           gpointer            user_data,
                                           GError            **error);

PskStaging *psk_staging_open           (const char         *path,
                                        GError            **error);
PskStaging *psk_staging_create         (const char         *path,
                                        GError            **error);
void        psk_staging_free           (PskStaging         *self);
gboolean    psk_staging_close          (PskStaging         *self,
                                        GError            **error);

int         psk_staging_get_n_sheets   (PskStaging         *self);
const char *psk_staging_get_sheet_name (PskStaging         *self,
                                        int                 sheet);
int         psk_staging_get_n_rows     (PskStaging         *self,
                                        int                 sheet);
int         psk_staging_get_n_columns  (PskStaging         *self,
                                        int                 sheet);
char       *psk_staging_get_info       (PskStaging         *self,
                                        const char         *key);
gboolean    psk_staging_each_row       (PskStaging         *self,
                                        int                 sheet,
                                        PskStagingRowFunc   func,
                                        gpointer            user_data,
                                        GError            **error);
gboolean    psk_staging_each_feature   (PskStaging           *self,
                                        int                   sheet,
                                        PskStagingFeatureFunc func,
                                        gpointer              user_data,
                                        GError              **error);

gboolean    psk_staging_add_sheet      (PskStaging         *self,
                                        const char         *name,
                                        GError            **error);
gboolean    psk_staging_add_column     (PskStaging         *self,
                                        const char         *title,
                                        PskColumnKind       kind,
                                        int                 width,
                                        GError            **error);
gboolean    psk_staging_add_row        (PskStaging         *self,
                                        const char *const  *cells,
                                        int                 n_cells,
                                        GError            **error);

gboolean    psk_staging_add_line       (PskStaging         *self,
                                        int                 number,
                                        const char         *line,
                                        gsize               length,
                                        GError            **error);
gboolean    psk_staging_add_geometry   (PskStaging         *self,
                                        int                 number,
                                        const guint8       *wkb,
                                        gsize               size,
                                        const char         *problem,
                                        GError            **error);
gboolean    psk_staging_end_sheet      (PskStaging         *self,
                                        int                 n_rows,
                                        int                 n_columns,
                                        GError            **error);
gboolean    psk_staging_set_info       (PskStaging         *self,
                                        const char         *key,
                                        const char         *value,
                                        GError            **error);
gboolean    psk_staging_get_column     (PskStaging         *self,
                                        int                 sheet,
                                        int                 column,
                                        char              **title,
                                        PskColumnKind      *kind,
                                        int                *width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskStaging, psk_staging_free)

G_END_DECLS
